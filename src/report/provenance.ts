import type { Report, ReportBump } from './model.js';
import type { Line } from './rich.js';

/** What was moved to what, and how it is known to be that. */
export function provenanceLines(report: Report, bumps: readonly ReportBump[]): Line[] {
  return [...bumps.map(bumpLine), ...revisionLines(report), ...testedLine(report), ...hydraLine(report)];
}

function bumpLine({ file, name, from, to, hash }: ReportBump): Line {
  const old = from.release || from.revision || 'no revision';
  const revision: Line = to.release && to.revision ? [', revision ', { name: to.revision }] : [];
  const archive: Line = hash === null ? [] : [', archive ', { name: hash }];
  return [
    { name: file },
    ' ',
    { name },
    ': ',
    { name: old },
    ' -> ',
    { name: to.release || to.revision },
    ...revision,
    ...archive,
  ];
}

function revisionLines({ provenance }: Report): Line[] {
  if (!provenance) return [];
  const seen = (['announced', 'locked', 'built'] as const).flatMap((word) => {
    const revision = provenance[word];
    return revision === null ? [] : [{ word, revision }];
  });
  const [one] = seen;
  if (!one) return [];
  if (seen.every(({ revision }) => revision === one.revision)) {
    return [[`${seen.map(({ word }) => word).join(' = ')} revision: `, { name: one.revision }]];
  }
  return seen.map(({ word, revision }): Line => [`${word} revision: `, { name: revision }]);
}

function testedLine({ tested }: Report): Line[] {
  return tested ? [[{ said: tested }]] : [];
}

function hydraLine({ provenance }: Report): Line[] {
  return provenance?.hydra ? [['Hydra evaluation: ', { name: provenance.hydra }]] : [];
}
