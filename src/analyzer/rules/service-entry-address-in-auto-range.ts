import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'service-entry-address-in-auto-range',
  aliases: [],
  severity: 'info',
  summary: 'A ServiceEntry’s own address lies in the range that istiod allocates from.',
  reads: ['ServiceEntry'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { resource, addresses } of mesh.serviceEntries) {
      addresses.forEach((address, index) => {
        const range = /^240\.240\.\d/.test(address)
          ? '240.240.0.0/16'
          : /^2001:0{0,3}2:(?:0{0,4}:|:)/i.test(address)
            ? '2001:2::/48'
            : undefined;
        if (!range) return;
        report({
          at: resource.at('spec', 'addresses', index),
          message: `\`${address}\` lies in ${range}, from which istiod gives ServiceEntries their addresses: another entry may already have it, and its clients reach this host until istiod has moved it. Choose an address outside that range.`,
        });
      });
    }
  },
});
