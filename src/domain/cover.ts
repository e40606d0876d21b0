/** Covers drawn by code: a brand's window lattice with one open pane that holds a character. Deterministic from the id, symmetric, under 3 kB. */
import type { Brand } from './schemas/index.ts';

/** Colours of a lattice: lead lines, panes, the paper of the open pane and the ink on it. */
interface Palette {
  lead: string;
  panes: readonly [string, string, string, string, string, string];
  paper: string;
  ink: string;
}

const palettes: Record<Brand['palette'], Palette> = {
  kapok: { lead: '#3A2018', panes: ['#B3261E', '#C9472F', '#E0A030', '#F0CE86', '#2F6B57', '#F6EAD2'], paper: '#FBF3E2', ink: '#8E1B15' },
  water: { lead: '#0C2E33', panes: ['#0B6E6E', '#2C9490', '#8CCBC0', '#D9506A', '#F2B8C0', '#EAF3EA'], paper: '#F3F8F2', ink: '#0B5A5C' },
  bamboo: { lead: '#1F2E14', panes: ['#3B6A1E', '#6A9440', '#C98A1B', '#CFE0B4', '#E8C170', '#F1F4E4'], paper: '#F7F9EF', ink: '#2F5517' },
  lotus: { lead: '#35152B', panes: ['#8C2F6B', '#B8558F', '#4F8F77', '#E7B9D3', '#F2C879', '#F8ECF3'], paper: '#FBF3F8', ink: '#74255A' },
  indigo: { lead: '#171C3F', panes: ['#2C3E9E', '#4A63C9', '#2AA7BD', '#9ED9DF', '#F2B84B', '#EAEFFA'], paper: '#F2F5FC', ink: '#26358A' },
};

/** FNV-1a, so that an id always gives the same window. */
function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  return value >>> 0;
}

type Tile = (id: string, a: string, b: string, c: string, lead: string) => string;

const tiles: Record<Brand['lattice'], Tile> = {
  begonia: (id, a, b, c, lead) =>
    `<pattern id="${id}" width="100" height="100" patternUnits="userSpaceOnUse"><rect width="100" height="100" fill="${a}"/><path fill="${c}" d="M0 0h50v50H0zM50 50h50v50H50z"/><g fill="${b}" stroke="${lead}" stroke-width="2.4">${[
      25, 75,
    ]
      .flatMap((x) =>
        [25, 75].map(
          (y) => `<path d="M${x - 12} ${y - 12}a11.4 11.4 0 0 1 24 0a11.4 11.4 0 0 1 0 24a11.4 11.4 0 0 1-24 0a11.4 11.4 0 0 1 0-24z"/>`,
        ),
      )
      .join(
        '',
      )}<path fill="none" d="M0 0h100v100H0zM50 0v100M0 50h100M0 0l9 9M100 0l-9 9M0 100l9-9M100 100l-9-9M50 50l9 9M50 50l-9-9M50 50l9-9M50 50l-9 9"/></g></pattern>`,
  scales: (id, a, b, c, lead) => {
    const scale = (x: number, y: number, outer: string, inner: string) =>
      `<path fill="${outer}" d="M${x - 40} ${y}a40 40 0 0 1 80 0z"/><path fill="${inner}" d="M${x - 23} ${y}a23 23 0 0 1 46 0z"/>`;
    return `<pattern id="${id}" width="80" height="40" patternUnits="userSpaceOnUse"><rect width="80" height="40" fill="${a}"/><g stroke="${lead}" stroke-width="2.4">${scale(0, 20, a, b)}${scale(80, 20, a, b)}${scale(40, 40, b, c)}${scale(0, 60, a, b)}${scale(80, 60, a, b)}</g></pattern>`;
  },
  'ice-crack': (id, a, b, c, lead) =>
    `<pattern id="${id}" width="60" height="104" patternUnits="userSpaceOnUse"><rect width="60" height="104" fill="${a}"/><g stroke="${lead}" stroke-width="2.2"><path fill="${b}" d="M30 0l30 17v35l-30 17L0 52V17z"/><path fill="${c}" d="M30 17l15 9v17l-15 9-15-9V26z"/><path fill="none" d="M30 0v17M60 17l-15 9M60 52l-15-9M30 69V52M0 52l15-9M0 17l15 9M30 69v35M0 87h60"/></g></pattern>`,
};

/** The open pane of each lattice: octagon, circle, hexagon around 200,150. */
const panes: Record<Brand['lattice'], string> = {
  begonia: 'M168 73h64l45 45v64l-45 45h-64l-45-45v-64z',
  scales: 'M200 70a80 80 0 0 1 0 160a80 80 0 0 1 0-160z',
  'ice-crack': 'M200 66l73 42v84l-73 42-73-42v-84z',
};

/** Bands that stand around the centre in a second colouring; which one, the id decides. */
const bands = [
  'M200-50L400 150 200 350 0 150z',
  'M100 0h200v300H100z',
  'M0 75h400v150H0z',
  'M200 0a150 150 0 0 1 0 300a150 150 0 0 1 0-300z',
  'M0 0h70v300H0zM330 0h70v300h-70z',
] as const;

/** An SVG document of 400 × 300 for `id` in the brand's lattice and palette; `seal` is the character in the open pane. */
export function coverSvg(id: string, seal: string, brand: Pick<Brand, 'lattice' | 'palette'>): string {
  const { lead, panes: glass, paper, ink } = palettes[brand.palette];
  const seed = hash(id);
  const pick = (shift: number) => glass[(seed >>> shift) % glass.length] ?? glass[0];
  const [a, b] = [glass[(seed >>> 3) % 2] ?? glass[0], pick(5)];
  const tile = tiles[brand.lattice];
  const character = [...seal][0] ?? '好';
  const size = 78;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300"><defs>${tile('a', a, b === a ? glass[5] : b, pick(9), lead)}${tile('b', pick(13), glass[5], glass[2], lead)}</defs><path fill="url(#a)" d="M0 0h400v300H0z"/><path fill="url(#b)" stroke="${lead}" stroke-width="3" d="${bands[(seed >>> 17) % bands.length] ?? bands[0]}"/><path fill="${paper}" stroke="${lead}" stroke-width="5" d="${panes[brand.lattice]}"/><path fill="none" stroke="${lead}" stroke-width="1.4" transform="translate(200 150) scale(.9) translate(-200 -150)" d="${panes[brand.lattice]}"/><text x="200" y="152" font-family="'Songti SC','Noto Serif CJK SC','Noto Serif SC',SimSun,serif" font-weight="900" font-size="${size}" fill="${ink}" text-anchor="middle" dominant-baseline="central">${escapeXml(character)}</text><path fill="none" stroke="${lead}" stroke-width="6" d="M3 3h394v294H3z"/></svg>`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
