/** What a commit's subject says that it is about. */
export interface Attribute {
  /** The last part: `requests` of `python3Packages.requests`, `nginx` of `nixos/nginx`. */
  name: string;
  /** The set that it is in, `python3Packages`; empty at the top. */
  set: string;
}

/** Subjects are anybody's words: nobody means more than so many packages by one. */
const MOST_ATTRIBUTES = 32;
const LONGEST_SUBJECT = 500;

// `[Backport release-25.11] …`, `Revert "…"`, `(Re-)Reapply "…"`, `backport: …`
const BEFORE = /^(?:\[[^\]]*\]|\(?re-?\)?(?:vert|apply)\b:?|["“'])\s*/i;
// What stands before a colon that a blank follows, or that ends an attribute before a version.
const HEAD = /^([^:]+?)\s?:(?:\s|(?=[0-9])|$)/;
// What stands between two names. Split at, never matched as a repetition: subjects are anybody's words, and a text of
// pluses would take for ever.
const BETWEEN = /\s*[,&|]\s*|\s+\+\s*|\s+and\s+/;
// `nginx 1.28.1 -> 1.28.2`, `nginx: …` with the colon forgotten
const MOVED = /^([A-Za-z][^\s:,]*)\s+v?[0-9][^\s]*\s*(?:->|→|=>)\s*v?[0-9]/;

/**
 * What a subject is about, as nixpkgs words it: `openssl: 3.0.13 -> 3.0.14`, `[Backport release-25.11] nginx: …`,
 * `nixos/nginx: …`, `python3Packages.requests: …`, `linux_6_{6,12}: …`, `nginx, nginxMainline: …`.
 */
export function attributesIn(subject: string): Attribute[] {
  // `ocamlPackages.{a, b}: …`
  let text = subject.slice(0, LONGEST_SUBJECT).trim().replace(/,\s+/g, ',');
  for (let match = BEFORE.exec(text); match; match = BEFORE.exec(text)) text = text.slice(match[0].length);
  const head = headOf(text) ?? MOVED.exec(text)?.[1] ?? '';
  const names = listed(head).flatMap(expanded).slice(0, MOST_ATTRIBUTES);
  return names.flatMap((name) => attribute(name) ?? []);
}

/** `nginx, nginxMainline` of `nginx, nginxMainline: …`; null where what stands before the colon is a sentence. */
function headOf(text: string): string | null {
  const head = HEAD.exec(text)?.[1];
  if (head === undefined) return null;
  return head.split(BETWEEN).some((name) => /\s/.test(name)) ? null : head;
}

/** CVE numbers in a text, each once, in the order of their years and numbers. */
export function cvesIn(text: string): string[] {
  const found = text.match(/\bCVE-[0-9]{4}-[0-9]{4,8}\b/gi) ?? [];
  const numbers = (cve: string): number[] => cve.split('-').slice(1).map(Number);
  return [...new Set(found.map((cve) => cve.toUpperCase()))].sort((a, b) => {
    const [left, right] = [numbers(a), numbers(b)];
    return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0);
  });
}

/** The list that a head is, where no brace holds its commas together. */
function listed(head: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < head.length; at++) {
    const character = head[at] ?? '';
    if (character === '{') depth++;
    if (character === '}') depth--;
    // `gtk+` and `libstdc++` have a plus of their own: only one with blanks around it parts two names.
    const parts = /[,&|]/.test(character) || (character === '+' && head[at - 1] === ' ');
    if (depth > 0 || !parts) continue;
    names.push(head.slice(from, at));
    from = at + 1;
  }
  names.push(head.slice(from));
  return names.flatMap((name) => name.split(/\s+and\s+/)).map((name) => name.trim());
}

/** `linux_{6_6,6_12}` -> `linux_6_6`, `linux_6_12`; one brace after the other, none within another. */
function expanded(name: string): string[] {
  let names = [''];
  for (const piece of name.split(/(\{[^{}]*\})/)) {
    const choices = piece.startsWith('{') ? piece.slice(1, -1).split(',') : [piece];
    names = names
      .flatMap((start) => choices.map((choice) => start + choice.trim()))
      .slice(0, MOST_ATTRIBUTES);
  }
  return names;
}

function attribute(name: string): Attribute | null {
  // Of tests, manuals and workflows nothing comes to a host.
  if (/^(?:nixos\/tests\b|nixosTests\b|(?:doc|ci|maintainers|\.github)\/)/.test(name)) return null;
  // `signal-desktop(darwin)`, `neovim[-unwrapped]`, `coolercontrol.*`
  const plain = name.replace(/\([^()]*\)|\[[^[\]]*\]|\*/g, '').replace(/["'`]/g, '');
  const parts = plain.split(/[./]/).filter(Boolean);
  const last = parts.pop();
  if (last === undefined || !/^[\w+-]+$/.test(last)) return null;
  return { name: last, set: parts.at(-1) ?? '' };
}
