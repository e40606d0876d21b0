/** What runs in `<head>` before the first paint. `astro.config.mjs` puts its hash into the content security policy. */

/** Where 长者模式 is remembered in localStorage: `1` when it is on, nothing when it is off. */
export const ELDER_KEY = 'elder';

/** Says that scripts run (`html[data-js]`) and which month it is in Beijing (`html[data-month]`, for the season bars; Beijing is 28,800,000 ms ahead of UTC), whether this is WeChat's browser (`html[data-wechat]`), whether the device keeps another time than Beijing's (`html[data-abroad]`), and puts 长者模式 on before anything is drawn; a browser without storage goes on without it. */
export const earlyScript = `{const d=document.documentElement.dataset;d.js="";/MicroMessenger/.test(navigator.userAgent)&&(d.wechat="");new Date().getTimezoneOffset()+480&&(d.abroad="");d.month=new Date(Date.now()+288e5).getUTCMonth()+1;try{if(localStorage.${ELDER_KEY}==="1")d.elder=""}catch{}}`;
