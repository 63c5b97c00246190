import { parseSwitch } from '../../../src/vm/parse-switch.js';

test('reads what it did to which units', () => {
  const said = `stopping the following units: nginx.service, systemd-fsck@dev-disk-by\\x2duuid-DCF7.service
NOT restarting the following changed units: channel-bump-probe.service, display-manager.service
activating the configuration...
setting up /etc...
reloading the following units: dbus.service
restarting the following units: sshd.service
starting the following units: nginx.service
the following new units were started: nftables.service, nginx.service
warning: the following units failed: nginx.service
× nginx.service - Nginx Web Server
`;
  expect(parseSwitch(said)).toEqual({
    stopped: ['nginx.service', 'systemd-fsck@dev-disk-by\\x2duuid-DCF7.service'],
    started: ['nginx.service', 'nftables.service'],
    restarted: ['sshd.service'],
    reloaded: ['dbus.service'],
    kept: ['display-manager.service'],
    failed: ['nginx.service'],
    said: said.trim().split('\n'),
  });
});

test('reads lists longer than a line that is shown, and shows the last 60 lines without control characters', () => {
  const units = Array.from({ length: 300 }, (_, index) => `unit-${index}.service`);
  const lines = Array.from({ length: 100 }, (_, index) => `\u001b[31mline ${index}\u001b[0m\u0007`);
  const { started, said } = parseSwitch(
    [`starting the following units: ${units.join(', ')}`, ...lines].join('\r\n'),
  );
  expect(started).toEqual(units);
  expect(said).toHaveLength(60);
  expect(said[0]).toBe('line 40');
});

test('takes nothing from words that only look alike', () => {
  const { stopped, failed } = parseSwitch('would stop the following units: a.service\nfailed: b.service\n');
  expect({ stopped, failed }).toEqual({ stopped: [], failed: [] });
});
