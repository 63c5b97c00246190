import { expect, test } from '@jest/globals';
import { firewallOfIptables, firewallOfNftables } from '../../../src/core/firewall.js';

const portsOfIptables = (script: string) => firewallOfIptables(script)?.ports ?? null;
const inTable = (rules: string) =>
  `table inet own {\nchain input {\ntype filter hook input priority 0; policy drop;\n${rules}\n}\n}`;
const portsOfNftables = (rules: string) => firewallOfNftables(rules)?.ports ?? null;
const port = (protocol: string, from: number, to = from, on: string | null = null) => ({
  ...{ protocol, from, to },
  interface: on,
});

test('rules of firewall-start, and no others', () => {
  const script = `#! /nix/store/x-bash/bin/bash -e
ip46tables() {
  iptables -w "$@"
}
ip46tables -D INPUT -j nixos-fw 2> /dev/null || true
ip46tables -A nixos-fw-accept -j ACCEPT
ip46tables -A nixos-fw-refuse -p tcp ! --syn -j REJECT --reject-with tcp-reset
iptables -t mangle -A nixos-fw-rpfilter -p udp --sport 67 --dport 68 -j RETURN
ip46tables -A nixos-fw -i lo -j nixos-fw-accept
ip46tables -A nixos-fw -i wg0 -j nixos-fw-accept
ip46tables -A nixos-fw -m conntrack --ctstate ESTABLISHED,RELATED -j nixos-fw-accept
ip46tables -A nixos-fw -p tcp --dport 443 -j nixos-fw-accept
  ip46tables -A nixos-fw -p tcp --dport 22 -j nixos-fw-accept \t
ip46tables -A nixos-fw -p tcp --dport 8000:8010 -j nixos-fw-accept -i eth0
ip46tables -A nixos-fw -p udp --dport 60000:61000 -j nixos-fw-accept
iptables -w -A nixos-fw -p icmp --icmp-type echo-request -j nixos-fw-accept
ip6tables -A nixos-fw -d fe80::/64 -p udp --dport 546 -j nixos-fw-accept
iptables -A INPUT -p tcp \\
  --dport 9100 -j ACCEPT
iptables -A nixos-fw -p tcp -s 10.0.0.0/8 --dport 5432 -j nixos-fw-accept
iptables -A FORWARD -p tcp --dport 25 -j ACCEPT
# ip46tables -A nixos-fw -p tcp --dport 23 -j nixos-fw-accept
ip46tables -A nixos-fw -p tcp --dport 99999 -j nixos-fw-accept
ip46tables -A nixos-fw -j nixos-fw-log-refuse
ip46tables -A INPUT -j nixos-fw
`;
  expect(portsOfIptables(script)).toEqual([
    port('any', 0, 65_535, 'wg0'),
    ...[port('tcp', 22), port('tcp', 443), port('tcp', 8000, 8010, 'eth0'), port('tcp', 9100)],
    port('udp', 60_000, 61_000),
  ]);
});

test.each<[rule: string, ...ReturnType<typeof port>[]]>([
  ['iptables -I nixos-fw 1 -p tcp --dport 22 -j nixos-fw-accept', port('tcp', 22)],
  ['iptables -A INPUT -p tcp --dport 22 -m comment --comment "for the; admins" -j ACCEPT', port('tcp', 22)],
  ['iptables -A INPUT -p tcp --dport 22 -j ACCEPT || true', port('tcp', 22)],
  ['iptables -A INPUT -p tcp --dport 22 -j ACCEPT; # ssh', port('tcp', 22)],
  ['/nix/store/x-iptables/bin/ip6tables -A INPUT -p tcp --dport "22" -j ACCEPT', port('tcp', 22)],
  [
    'iptables --wait --insert INPUT --protocol udp --destination-port 53 --in-interface eth0 --jump ACCEPT',
    port('udp', 53, 53, 'eth0'),
  ],
  ['iptables -A INPUT -p tcp --dport 1024: -j ACCEPT', port('tcp', 1024, 65_535)],
  ['iptables -A INPUT -p tcp --dport :1023 -j ACCEPT', port('tcp', 0, 1023)],
  ['iptables -A INPUT -p tcp -j ACCEPT', port('tcp', 0, 65_535)],
  ['iptables -A INPUT -j ACCEPT', port('any', 0, 65_535)],
  ['iptables -A INPUT -i lo -j ACCEPT'],
  ['iptables -A INPUT -p icmp -j ACCEPT'],
  ['iptables -A INPUT -p tcp --dport 22 -m mark --mark 1 -j ACCEPT'],
  ['iptables -A INPUT -m socket -j ACCEPT'],
  ['iptables -A INPUT constructor x -p tcp --dport 22 -j ACCEPT'],
  ['iptables -A INPUT 1 -s 10.0.0.1 -j ACCEPT'],
  ['iptables -A INPUT -p tcp --dport 1:2:3 -j ACCEPT'],
  ['if iptables -A INPUT -p tcp --dport 22 -j ACCEPT; then true; fi'],
])('a rule of extraCommands: %s', (rule, ...ports) => {
  expect(portsOfIptables(rule)).toEqual(ports);
});

test('a chain for what comes in may have a name with letters of another in it', () => {
  const chain = (name: string) =>
    portsOfNftables(
      `chain filter {\ntype filter hook input priority 0;\npolicy drop;\n}\nchain ${name} {\ntcp dport 22 accept\n}`,
    );
  for (const name of ['coordinator', 'my-signature', 'international', 'input']) {
    expect(chain(name)).toEqual([port('tcp', 22)]);
  }
  for (const name of ['output', 'nat', 'nixos_nat', 'dnat-in', 'postrouting', 'FORWARD', 'forward-allow']) {
    expect(chain(name)).toEqual([]);
  }
});

test('statements of nftables-rules for what comes in', () => {
  const rules = `#! /nix/store/x-nftables/bin/nft -f
table inet nixos-fw {
  chain rpfilter {
    type filter hook prerouting priority mangle + 10; policy drop;
    udp dport 67 accept
  }
  chain input {
    type filter hook input priority filter; policy drop;
    iifname { "lo", "wg0" } accept comment "trusted interfaces"
    ct state vmap { invalid : drop, established : accept, new : jump input-allow }
  }
  chain input-allow {
     tcp dport { 22, 80, 8000-8010 } accept
    iifname eth1 udp dport { 53 } accept
    tcp dport 443 counter accept
    ip saddr 10.0.0.0/8 tcp dport 5432 accept
    meta l4proto . th dport @temp-ports accept
    tcp dport { ssh } accept
    ip6 daddr fe80::/64 udp dport 546 accept comment "DHCPv6 client"
    # tcp dport 23 accept
    tcp dport 25 drop
  }
  chain output-allow {
    tcp dport { 9999 } accept
  }
  chain forward-allow {
    tcp dport 8888 accept
  }
}
`;
  expect(portsOfNftables(rules)).toEqual([
    port('any', 0, 65_535, 'wg0'),
    ...[port('tcp', 22), port('tcp', 80), port('tcp', 443), port('tcp', 8000, 8010)],
    port('udp', 53, 53, 'eth1'),
  ]);
});

test('a long line is read in time, whatever is in it', () => {
  const long = 'iifname { '.repeat(50_000) + 'tcp dport { '.repeat(50_000) + ' '.repeat(100_000);
  expect(portsOfNftables(inTable(long))).toEqual([]);
  expect(firewallOfNftables('\n \t'.repeat(1_000_000) + 'x')).toEqual({ kind: 'off', ports: [] });
  expect(portsOfIptables(`ip46tables ${'-p tcp '.repeat(50_000)}${'\\\n'.repeat(50_000)}`)).toEqual([]);
});

test('more ports than anybody opens are not told, however they are multiplied', () => {
  const many = '1,'.repeat(200_000);
  expect(portsOfNftables(inTable(`tcp dport { ${many} } accept`))).toBeNull();
  expect(
    portsOfNftables(inTable(`iifname { ${'a,'.repeat(20_000)} } tcp dport { ${many} } accept`)),
  ).toBeNull();
  expect(portsOfIptables('iptables -A nixos-fw -p tcp --dport 1 -j ACCEPT\n'.repeat(10_001))).toBeNull();
});

test.each([
  ['iptables -I INPUT 1 -p tcp --dport 8443 -j ACCEPT', [port('tcp', 8443)]],
  ['ip46tables --insert nixos-fw 3 -p tcp -m tcp --dport 9000 -j nixos-fw-accept', [port('tcp', 9000)]],
  [
    'iptables -A nixos-fw -p tcp -m multiport --dports 80,8000:8010 -j ACCEPT',
    [port('tcp', 80), port('tcp', 8000, 8010)],
  ],
  ['iptables -A nixos-fw -p tcp -j nixos-fw-accept', [port('tcp', 0, 65_535)]],
  ['iptables -A nixos-fw -j nixos-fw-accept', [port('any', 0, 65_535)]],
  ['iptables -A nixos-fw -m socket -m tcp -p tcp --dport 22 -j nixos-fw-accept', []],
  ['iptables -A nixos-fw 3 -p tcp --dport 22 -j nixos-fw-accept', []],
  ['iptables -A nixos-fw -p icmp -j nixos-fw-accept', []],
])('what people add by hand is read as well: %s', (rule, ports) => {
  expect(portsOfIptables(rule)).toEqual(ports);
});

test('a rule of nftables without any condition lets all in', () => {
  expect(portsOfNftables(inTable('tcp dport 22 accept\ncounter accept'))).toEqual([
    port('any', 0, 65_535),
    port('tcp', 22),
  ]);
});

test('lists over several lines, and ports by their names', () => {
  const rules = `tcp dport {
  22, # "ssh"
  # 23,
  8000-8010,
  https,
} accept
iifname {
  "wg0",
  "wg1"
} udp dport domain accept`;
  expect(portsOfNftables(inTable(rules))).toEqual([
    ...[port('tcp', 22), port('tcp', 443), port('tcp', 8000, 8010)],
    ...[port('udp', 53, 53, 'wg0'), port('udp', 53, 53, 'wg1')],
  ]);
  expect(portsOfNftables(inTable('iifname "#1" tcp dport ssh accept # for "all"'))).toEqual([
    port('tcp', 22, 22, '#1'),
  ]);
  expect(portsOfIptables('iptables -A nixos-fw -p tcp --dport ssh -j ACCEPT')).toEqual([port('tcp', 22)]);
});

test.each(['tcp dport own-service accept', 'tcp dport @ports accept', 'tcp dport { 22, $ports } accept'])(
  'of ports that nobody here knows nothing is told: %s',
  (rule) => {
    expect(portsOfNftables(inTable(rule))).toBeNull();
    expect(portsOfIptables('iptables -A nixos-fw -p tcp --dport own-service -j ACCEPT')).toBeNull();
  },
);

test.each<[policy: string, rules: string, ...ReturnType<typeof port>[]]>([
  ['', 'tcp dport 22 accept', port('any', 0, 65_535)],
  ['policy accept;', 'tcp dport 22 accept\nip saddr 10.0.0.1 drop', port('any', 0, 65_535)],
  ['policy accept;', 'tcp dport 22 accept\ndrop', port('tcp', 22)],
  ['', 'tcp dport 22 accept\ncounter drop', port('tcp', 22)],
  ['', 'tcp dport 22 accept\nlog prefix "refused: " reject with icmp type admin-prohibited', port('tcp', 22)],
  ['policy drop;', 'tcp dport 22 accept', port('tcp', 22)],
  ['\npolicy drop;', 'tcp dport 22 accept', port('tcp', 22)],
])('a chain with %j lets in what no rule refuses: %j', (policy, rules, ...ports) => {
  const chain = `chain input {\ntype filter hook input priority 0; ${policy}\n${rules}\n}`;
  expect(portsOfNftables(`table inet own {\n${chain}\n}`)).toEqual(ports);
  // Another chain that refuses is asked as well, whichever comes first.
  const strict = 'table inet other {\nchain input {\ntype filter hook input priority 9; policy drop;\n}\n}';
  const own = portsOfNftables(`${strict}\ntable inet own {\n${chain}\n}`);
  expect(own).toEqual([port('tcp', 22)]);
});

test('nftables that filters nothing of what comes in is no firewall', () => {
  const nat = '#! /bin/nft -f\ntable ip nat {\nchain post {\ntype nat hook postrouting priority 100;\n}\n}';
  expect(firewallOfNftables(nat)).toEqual({ kind: 'off', ports: [] });
  expect(firewallOfNftables('include "/var/lib/nftables/deletions.nft"\n')).toEqual({
    kind: 'off',
    ports: [],
  });
  expect(firewallOfNftables(inTable('tcp dport 22 accept'))).toEqual({
    kind: 'nftables',
    ports: [port('tcp', 22)],
  });
});

test('of rules that are not all there nothing is told: no port is closed for that', () => {
  expect(firewallOfNftables('flush ruleset\ninclude "/nix/store/x-nftables-rules"\n')).toBeNull();
  expect([firewallOfIptables(''), firewallOfNftables('\n')]).toEqual([null, null]);
});
