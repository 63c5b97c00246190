import { expect, test } from '@jest/globals';
import { firewallOfIptables } from '../../../src/core/firewall/iptables.js';
import { firewallOfNftables } from '../../../src/core/firewall/nftables.js';

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
  [
    'iptables -A INPUT -p 6 --dport 22 -j ACCEPT; iptables -A INPUT -p 17 --dport 53 -j ACCEPT # both',
    port('tcp', 22),
    port('udp', 53),
  ],
])('a rule of extraCommands: %s', (rule, ...ports) => {
  expect(portsOfIptables(rule)).toEqual(ports);
});

test('a chain counts where what comes in is led to it, whatever it is called', () => {
  const chain = (jump: string, name: string) =>
    portsOfNftables(
      `table inet own {\nchain in {\ntype filter hook input priority 0; policy drop;\n${jump}\n}\nchain ${name} {\ntcp dport 22 accept\n}\n}`,
    );
  for (const name of ['coordinator', 'my-signature', 'output', 'nat']) {
    expect(chain(`jump ${name}`, name)).toEqual([port('tcp', 22)]);
    expect(chain(`counter goto ${name}`, name)).toEqual([port('tcp', 22)]);
    expect(chain(`ct state vmap {\ninvalid : drop,\nnew : jump ${name},\n}`, name)).toEqual([
      port('tcp', 22),
    ]);
    expect(chain('', name)).toEqual([]);
    expect(chain(`ip saddr 10.0.0.1 jump ${name}`, name)).toEqual([]);
    expect(chain(`tcp dport 1-99 jump ${name}`, name)).toBeNull();
    expect(chain(`iifname "lan" jump ${name}`, name)).toBeNull();
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

test.each([
  'tcp dport own-service accept',
  'tcp dport @ports accept',
  'tcp dport { 22, $ports } accept',
  'tcp dport 22-http accept',
])('of ports that nobody here knows nothing is told: %s', (rule) => {
  expect(portsOfNftables(inTable(rule))).toBeNull();
  expect(portsOfNftables(inTable(`iifname "lo" ${rule}`))).toEqual([]);
});

test.each(['own-service', '22:http'])('nor where iptables has them: %s', (ports) => {
  expect(portsOfIptables(`iptables -A nixos-fw -p tcp --dport ${ports} -j ACCEPT`)).toBeNull();
});

const all = port('any', 0, 65_535);

test.each<[policy: string, rules: string, ReturnType<typeof port>[] | null]>([
  // Of what nothing refuses all is open; what a condition, a list or another chain decides nobody can tell.
  ['', 'tcp dport 22 accept', [all]],
  ['policy accept;', 'tcp dport 22 accept\nlog prefix "will drop " counter', [all]],
  ['policy accept;', 'tcp dport 22 accept\nip saddr 10.0.0.1 drop', null],
  ['policy accept;', 'tcp dport 22 accept\ncounter ip saddr 10.0.0.1 drop', null],
  ['', 'tcp dport 22 accept\niifname "eth0" drop', null],
  ['', 'tcp dport 22 accept\nct state new goto nat-refuse', null],
  ['', 'ct state vmap { invalid : drop, new : accept }', null],
  ['policy $p;', 'tcp dport 22 accept', null],
  ['policy accept;', 'tcp dport 22 accept\ndrop', [port('tcp', 22)]],
  ['', 'ct state { established, related } accept\ntcp dport 22 accept\ncounter drop', [port('tcp', 22)]],
  ['', 'ct state invalid drop\ntcp dport{ 22 }accept\nreject', [port('tcp', 22)]],
  [
    '',
    'tcp dport 22 accept\nlog prefix "refused: " level info reject with icmp type admin-prohibited',
    [port('tcp', 22)],
  ],
  ['policy drop;', 'tcp dport 22 accept', [port('tcp', 22)]],
  ['\npolicy drop;', 'tcp dport 22 accept', [port('tcp', 22)]],
  ['\n\n# refuse the rest\ncomment "accept";\npolicy drop', 'tcp dport 22 accept', [port('tcp', 22)]],
])('a chain with %j lets in what no rule refuses: %j', (policy, rules, ports) => {
  const chain = `chain input {\ntype filter hook input priority 0; ${policy}\n${rules}\n}`;
  const helper = 'chain blocked {\ndrop\n}';
  expect(portsOfNftables(`table inet own {\n${helper}\n${chain}\n}`)).toEqual(ports);
  // Another chain that refuses is asked as well: what both let in nobody looks for.
  const strict =
    'table inet other {\nchain input {\ntype filter hook input priority 9; policy drop;\ntcp dport 80 accept\n}\n}';
  const isStrict = ports !== null && !ports.includes(all);
  expect(portsOfNftables(`${strict}\ntable inet own {\n${chain}\n}`)).toEqual(
    isStrict ? null : [port('tcp', 80)],
  );
});

test('statements may stand on one line', () => {
  const rules =
    'table inet own { set s { type ipv4_addr; elements = { 10.0.0.1 } } chain input { type filter hook input priority 0; ' +
    'policy drop; ct state vmap { established : accept, invalid : drop }; tcp dport { 22, 80 } accept; } ' +
    'chain output { type filter hook output priority 0; tcp dport 9 accept } }';
  expect(portsOfNftables(rules)).toEqual([port('tcp', 22), port('tcp', 80)]);
  expect(portsOfNftables(inTable('tcp dport { 22, \\\n 80 } \\\n accept'))).toEqual([
    port('tcp', 22),
    port('tcp', 80),
  ]);
});

test.each<[rules: string, ReturnType<typeof port>[] | null]>([
  ['ct state established,related \\\n accept', []],
  ['ip saddr {\n10.0.0.1,\n10.0.0.2\n} \\\n tcp dport 22 accept', []],
  ['tcp dport 22 drop\ntcp dport 22 accept', null],
  ['iifname "wan" drop\ntcp dport 22 accept', null],
  ['tcp dport 25 drop', []],
  ['tcp dport 22 accept\nreject\ntcp dport 80 accept', [port('tcp', 22)]],
  ['tcp dport 22 accept; tcp dport 80 accept', [port('tcp', 22), port('tcp', 80)]],
  ['tcp dport { 22 comment "x, 99", 80 } accept', null],
  ['iifname @lan tcp dport 22 accept', null],
  ['iifname $lan accept', null],
  ['tcp dport vmap { 22 : accept }', null],
  ['tcp dport >= 1024 accept', null],
  ['tcp dport != 22 accept', null],
  ['iifname != "wan" accept', null],
  ['iif "eth0" accept', null],
  ['counter tcp dport 22 accept', null],
  ['th dport 53 accept', null],
  ['meta l4proto { tcp, udp } th dport 53 accept', null],
  ['ct state new tcp dport 22 accept', null],
  ['log prefix "ssh " tcp dport 22 accept', null],
  ['counter packets 0 bytes 0 accept', [port('any', 0, 65_535)]],
  ['meta l4proto ipv6-icmp accept', []],
  ['ip protocol icmp accept', []],
  ['meta l4proto . th dport @temp-ports accept', []],
])('nothing is told of what can not be read: %j', (rules, ports) => {
  expect(portsOfNftables(inTable(rules))).toEqual(ports);
});

test('of rules without a chain around them nothing is told', () => {
  const rules =
    'add table inet f\nadd chain inet f in { type filter hook input priority 0; policy drop; }\nadd rule inet f in tcp dport 22 accept';
  expect(firewallOfNftables(rules)).toBeNull();
  expect(firewallOfNftables('table inet f { include "/x.nft"\nchain a { } }')).toBeNull();
});

test('nothing takes long that multiplies interfaces with what is no port', () => {
  const lists = `iifname { ${'a,'.repeat(200_000)} } tcp dport { ${'-,'.repeat(200_000)} } accept`;
  expect(portsOfNftables(inTable(lists))).toEqual([]);
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
