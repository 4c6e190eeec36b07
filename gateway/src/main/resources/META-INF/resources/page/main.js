// SPDX-License-Identifier: Apache-2.0
import { read } from './api.js';
import { byId, clearOldWords } from './dom.js';
import { drawAgain, startDrawing } from './draw.js';
import { exploreAgain, setEnd, startExploring } from './explore.js';
import { startGallery } from './gallery.js';
import { startSheet } from './sheet.js';
import { watchTraining } from './training.js';

const VIEWS = ['draw', 'explore', 'gallery', 'training'];
const actions = { again: request => request.to ? exploreAgain(request) : drawAgain(request), from: request => setEnd('from', request), to: request => setEnd('to', request) };
const showGallery = startGallery(actions);

function route() {
  if (location.hash && !location.hash.startsWith('#/')) return; // the skip link's
  const view = VIEWS.includes(location.hash.slice(2)) ? location.hash.slice(2) : 'draw';
  VIEWS.forEach(name => { byId(name).hidden = name !== view; });
  document.querySelectorAll('nav a').forEach(link =>
    link.hash === `#/${view}` ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'));
  clearOldWords();
  watchTraining(view === 'training');
  if (view === 'gallery') showGallery();
  scrollTo(0, 0);
}

async function showService() {
  const dot = document.querySelector('.dot');
  try {
    const service = await read('/v1/status');
    const queue = service.open_jobs === undefined ? '' : ` · ${service.open_jobs} in the queue`;
    byId('service-text').textContent = service.release ? `${service.release} in service${queue}` : 'No release in service';
    dot.className = `dot ${service.release ? 'good' : 'bad'}`;
  } catch {
    byId('service-text').textContent = 'The platform does not answer';
    dot.className = 'dot bad';
  }
}

startDrawing(actions);
startExploring();
startSheet();
addEventListener('hashchange', route);
route();
showService();
setInterval(() => document.hidden || showService(), 3000);
