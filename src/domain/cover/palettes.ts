/** The colours of the covers: lead lines, six glasses, the paper of the open pane and the ink on it. */
import type { Brand } from '../schemas/index.ts';

/** Glass by its part in a window: main, mid and soft share the brand's hue; accent and spark answer it; pale lets the light in. */
export interface Palette {
  lead: string;
  glass: { main: string; mid: string; soft: string; accent: string; spark: string; pale: string };
  paper: string;
  ink: string;
}

/** A glass by its name. */
export type Glass = keyof Palette['glass'];

/** Every palette a brand can choose. */
export const palettes: Record<Brand['palette'], Palette> = {
  kapok: {
    lead: '#3A2018',
    glass: { main: '#B3261E', mid: '#C9472F', soft: '#F0CE86', accent: '#E0A030', spark: '#2F6B57', pale: '#F6EAD2' },
    paper: '#FBF3E2',
    ink: '#8E1B15',
  },
  water: {
    lead: '#0C2E33',
    glass: { main: '#0B6E6E', mid: '#2C9490', soft: '#8CCBC0', accent: '#D9506A', spark: '#F2B8C0', pale: '#EAF3EA' },
    paper: '#F3F8F2',
    ink: '#0B5A5C',
  },
  indigo: {
    lead: '#171C3F',
    glass: { main: '#2C3E9E', mid: '#4A63C9', soft: '#9ED9DF', accent: '#2AA7BD', spark: '#F2B84B', pale: '#EAEFFA' },
    paper: '#F2F5FC',
    ink: '#26358A',
  },
  bamboo: {
    lead: '#1F2E14',
    glass: { main: '#3B6A1E', mid: '#6A9440', soft: '#CFE0B4', accent: '#C98A1B', spark: '#E8C170', pale: '#F1F4E4' },
    paper: '#F7F9EF',
    ink: '#2F5517',
  },
  lotus: {
    lead: '#35152B',
    glass: { main: '#8C2F6B', mid: '#B8558F', soft: '#E7B9D3', accent: '#4F8F77', spark: '#F2C879', pale: '#F8ECF3' },
    paper: '#FBF3F8',
    ink: '#74255A',
  },
};
