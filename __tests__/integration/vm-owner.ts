import { buildVm, openVmWorld, run } from './vm-world.js';

// A process of its own, to be killed: it boots a VM, and tells the folder that this has in the sandbox.
await using world = await openVmWorld({ today: { kernel: 'newer' } });
const vm = await buildVm(world, 'today');
await run(world, vm, {
  onStep: () => {
    void world.session
      .run(['/bin/sh', '-c', 'ls -d /var/tmp/channel-bump-vm-*'])
      .then(({ stdout }) => process.stdout.write(stdout));
  },
});
