/** How much detail a body has. All figures count entries; what is past them is counted, not shown. */
export interface Budget {
  /** 0 or any number: charts go all at once. */
  charts: number;
  configurationNames: number;
  logLines: number;
  unitNames: number;
  /** Packages rebuilt only because something they depend on changed. */
  echoes: number;
  packageRows: number;
  /** Groups of hosts with lists of their own. */
  groupDetails: number;
  /** Names in a list of what a switch did. */
  switchNames: number;
  warningLines: number;
  params: number;
  kernelGroups: number;
  failures: number;
  hostNames: number;
  /** Releases in a list of what a search tried. */
  searched: number;
  bumps: number;
  attention: number;
  groupRows: number;
  sections: boolean;
}

const everything: Budget = {
  charts: Infinity,
  configurationNames: Infinity,
  logLines: 60,
  unitNames: Infinity,
  echoes: Infinity,
  packageRows: Infinity,
  groupDetails: Infinity,
  switchNames: Infinity,
  warningLines: Infinity,
  params: Infinity,
  kernelGroups: Infinity,
  failures: Infinity,
  hostNames: Infinity,
  searched: Infinity,
  bumps: Infinity,
  attention: Infinity,
  groupRows: Infinity,
  sections: true,
};

/** In this order detail is dropped until the body fits (docs/report.md). Each step keeps what the ones before it dropped. */
const steps: readonly Partial<Budget>[] = [
  { charts: 0 },
  { configurationNames: 0 },
  { logLines: 30 },
  { unitNames: 0, switchNames: 20 },
  { echoes: 0 },
  { packageRows: 10_000 },
  { packageRows: 5000 },
  { packageRows: 2000 },
  { packageRows: 1000 },
  { packageRows: 500 },
  { logLines: 15 },
  { packageRows: 250 },
  { packageRows: 100, groupDetails: 50 },
  { packageRows: 50 },
  { logLines: 5 },
  { packageRows: 25, groupDetails: 25, switchNames: 5 },
  { packageRows: 10 },
  { groupDetails: 10 },
  { groupDetails: 3 },
  { groupDetails: 0 },
  { logLines: 0 },
  { warningLines: 10 },
  { params: 10, kernelGroups: 20 },
  { warningLines: 0 },
  { kernelGroups: 3 },
  { failures: 10, bumps: 20 },
  { hostNames: 10, searched: 10 },
  { attention: 30 },
  { groupRows: 100 },
  { groupRows: 30, hostNames: 3 },
  { params: 0, failures: 3, kernelGroups: 0, bumps: 5, searched: 3 },
  { attention: 10, groupRows: 10 },
  { attention: 3, groupRows: 3, failures: 1, bumps: 1, searched: 0 },
  { attention: 0, groupRows: 0, failures: 0, bumps: 0, hostNames: 0, sections: false },
];

/** From all detail to none. */
export function budgets(): Budget[] {
  let budget = everything;
  return [budget, ...steps.map((step) => (budget = { ...budget, ...step }))];
}
