import { z } from 'zod';

/** One published figure: `channel_revision{channel="nixos-25.11",status="stable",current="1"} 1`. */
export interface Sample {
  metric: string;
  labels: ReadonlyMap<string, string>;
  value: number;
}

const METRICS = /^(channel_revision|channel_update_time)$/;

/**
 * The samples of the channels in a text, whatever it is: Prometheus' answer to a query, the exporter's own text, or
 * the `channels.nix` that both are made from. Null where it is none of these.
 * @param asked the metric that was asked for, for samples that bear no name
 */
export function readSamples(text: string, asked: string): Sample[] | null {
  return fromPrometheus(text, asked) ?? fromExposition(text) ?? fromChannelsNix(text);
}

const answer = z.object({
  status: z.literal('success'),
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});

/** `{"status":"success","data":{"resultType":"vector","result":[{"metric":{…},"value":[1772400000.1,"1"]}]}}` */
function fromPrometheus(text: string, asked: string): Sample[] | null {
  if (!/^\s*\{/.test(text)) return null;
  const checked = answer.safeParse(parsedJson(text));
  if (!checked.success) return null;
  return checked.data.data.result.map(({ metric, value }) => ({
    metric: metric['__name__'] ?? asked,
    labels: new Map(Object.entries(metric)),
    value: Number(value[1]),
  }));
}

/** Lines `channel_revision{channel="nixos-25.11",current="1",…} 1.0`, as Prometheus reads them from an exporter. */
function fromExposition(text: string): Sample[] | null {
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    const [, metric = '', labels = '', value] = /^([a-z_]+)\{(.*)\}\s+(\S+)/.exec(line.trim()) ?? [];
    if (METRICS.test(metric)) samples.push({ metric, labels: labelsOf(labels), value: Number(value) });
  }
  return samples.length > 0 ? samples : null;
}

function labelsOf(text: string): Map<string, string> {
  const pairs = text.matchAll(/(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"/g);
  return new Map(Array.from(pairs, ([, name = '', value = '']) => [name, value.replace(/\\(["\\])/g, '$1')]));
}

/**
 * `"nixos-25.11" = { job = "…"; variant = "primary"; status = "stable"; };` in any layout. The file has an entry in
 * a comment, to show how one is written: comments are taken out first.
 */
function fromChannelsNix(text: string): Sample[] | null {
  const bare = text.replace(
    /("(?:[^"\\]|\\[^])*(?:"|\\?$))|#[^\n]*|\/\*[^]*?(?:\*\/|$)/g,
    (_, string?: string) => string ?? '',
  );
  const samples = Array.from(
    bare.matchAll(/(?<![\w.-])([A-Za-z][\w.-]*)"?\s{0,99}=\s{0,99}\{([^{}]*)\}/g),
    ([, channel = '', body = '']): Sample => {
      const status = /(?<![\w-])status\s{0,99}=\s{0,99}"([^"]*)"/.exec(body)?.[1];
      const labels = { channel, ...(status === undefined ? {} : { status }) };
      return { metric: 'channel_revision', labels: new Map(Object.entries(labels)), value: 1 };
    },
  ).filter(({ labels }) => labels.has('status'));
  return samples.length > 0 ? samples : null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
