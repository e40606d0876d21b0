/** What runs in `<head>` before the first paint. `astro.config.mjs` puts its hash into the content security policy. */

/** Where 长者模式 is remembered in localStorage: `1` when it is on, nothing when it is off. */
export const ELDER_KEY = 'elder';

/** Says that scripts run (`html[data-js]`) and puts 长者模式 on before anything is drawn; a browser without storage goes on without it. */
export const earlyScript = `{const d=document.documentElement.dataset;d.js="";try{if(localStorage.${ELDER_KEY}==="1")d.elder=""}catch{}}`;
