import type { APIRoute } from 'astro';
import { siteIndex } from '../build/site-index.ts';
import { peerCodes } from '../components/rule/codes.ts';
import { rules } from '../components/rule/registry.ts';
import { wizards } from '../components/wizard/page.ts';
import { rulePages, runbooks } from '../content.kinds.ts';
import { address } from '../markdown/collect.ts';
import { families } from '../signals/index.ts';

export const GET: APIRoute = async () => {
  const index = siteIndex(
    {
      rules,
      rulePages: await rulePages(),
      codes: await peerCodes(),
      families,
      runbooks: await runbooks(),
      wizards: await wizards(),
    },
    address,
  );
  return new Response(JSON.stringify(index), { headers: { 'content-type': 'application/json' } });
};
