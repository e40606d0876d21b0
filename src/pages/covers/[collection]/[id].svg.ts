import type { APIRoute } from 'astro';
import { coverPlans, type CoverPlan } from '#domain/cover-plans.ts';
import { coverSvg } from '#domain/cover.ts';
import { relations } from '../../../catalog/index.ts';

export const getStaticPaths = () =>
  coverPlans(relations).map((plan) => ({ params: { collection: plan.collection, id: plan.id }, props: { plan } }));

/** The generated cover of an entry, a file of its own so that browsers keep it. */
export const GET: APIRoute<{ plan: CoverPlan }> = ({ props }) =>
  new Response(coverSvg(props.plan.id, props.plan.glyph, props.plan.brand, props.plan.motif), {
    headers: { 'content-type': 'image/svg+xml' },
  });
