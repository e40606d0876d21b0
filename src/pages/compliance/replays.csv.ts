import type { APIRoute } from 'astro';
import { ledgerCsv } from '#domain/replay/ledger-csv.ts';
import { now } from '../../catalog/index.ts';
import { ledger } from '../../catalog/ledger.ts';

/** The ledger as a table for spreadsheet programs. */
export const GET: APIRoute = ({ site }) => {
  const address = (path: string) => new URL(import.meta.env.BASE_URL.replace(/\/$/, '') + path, site).href;
  return new Response(ledgerCsv(ledger, now, address), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
};
