// Also read before npm's packages are there: plain JavaScript, with Node's own modules alone.
import { parseArgs } from 'node:util';

const usage = `Usage: npm run demo -- [--no-serve] [--forge github|forgejo]

  --no-serve       ends once the pull request is open, without pages to look at
  --forge forgejo  the forge is a Forgejo; default: github`;

export function readArguments(argv) {
  const wrong = (text) => ({ text: `demo: ${text}\n\n${usage}`, exitCode: 64 });
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        'no-serve': { type: 'boolean', default: false },
        forge: { type: 'string', default: 'github' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { text: usage, exitCode: 0 };
    const { forge } = values;
    if (forge !== 'github' && forge !== 'forgejo')
      return wrong(`There is no forge ${JSON.stringify(forge)}.`);
    return { forge, serve: !values['no-serve'] };
  } catch (error) {
    // Of parseArgs: what it says is one line, with a hint on `--` that is none here.
    return wrong(`${error.message.split('. ')[0]?.replace(/\.$/, '') ?? ''}.`);
  }
}
