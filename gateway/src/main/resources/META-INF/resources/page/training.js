// SPDX-License-Identifier: Apache-2.0
import { follow, read } from './api.js';
import { chart } from './chart.js';
import { byId, element } from './dom.js';

const LOOK_AGAIN = 5000;
const STAGES = { stage1: 'Stage-I, 64×64', stage2: 'Stage-II, 256×256', encoder: 'Text encoder' };
// Not losses: how fast it learns and runs, and what it takes.
const SETTINGS = /-rate$|-a-second$|-megabytes$|^time-in-/;

let timer = null;
let following = null;
let followed = null;

const count = number => number.toLocaleString('en');

function duration(seconds) {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const latest = (stage, name) => stage.metrics[name]?.at(-1)?.[1];

function facts(stage) {
  const position = stage.position;
  const parts = [`Step ${count(position.step)} of ${count(position.steps)}`, `epoch ${count(position.epoch)}`];
  if (latest(stage, 'images-a-second')) parts.push(`${Math.round(latest(stage, 'images-a-second'))} pictures a second`);
  if (latest(stage, 'memory-megabytes')) parts.push(`${(latest(stage, 'memory-megabytes') / 1024).toFixed(1)} GiB`);
  if (position.secondsLeft > 0) parts.push(`${duration(position.secondsLeft)} left`);
  return parts.join(' · ');
}

function stageView(stage) {
  const title = STAGES[stage.stage] ?? stage.stage;
  const losses = Object.fromEntries(Object.entries(stage.metrics).filter(([name]) => !SETTINGS.test(name)));
  const view = element('section', { className: 'stage' }, element('h3', { textContent: title }));
  if (stage.position) {
    view.append(
      element('progress', { max: stage.position.steps, value: stage.position.step, ariaLabel: `${title}: steps done` }),
      element('p', { className: 'facts', textContent: facts(stage) }));
  }
  const pair = element('div', { className: 'pair' });
  if (Object.keys(losses).length) pair.append(element('div', {}, element('h4', { textContent: 'Losses' }), chart(`Losses of ${title}`, losses)));
  if (stage.grid) {
    pair.append(element('div', {}, element('h4', { textContent: 'Newest samples' }),
      element('img', { className: 'grid', src: stage.grid, alt: `Newest samples of ${title}` })));
  }
  view.append(pair);
  return view;
}

function show(run) {
  const findings = run.findings.map(finding => element('p', { className: 'warning' },
    element('strong', { textContent: finding.message }), finding.advice ? ` ${finding.advice}` : ''));
  const state = element('p', { className: 'run-state' }, element('span', { className: `badge ${run.state}`, textContent: run.state }),
    ` last heard of at ${new Date(run.updated_at).toLocaleTimeString()}${run.release ? `, made release ${run.release}` : ''}`);
  byId('run-view').replaceChildren(state, ...findings, ...run.stages.map(stageView));
}

function tell(text) {
  byId('run-view').replaceChildren(element('p', { className: 'warning', textContent: text }));
}

function stopFollowing() {
  following?.abort();
  following = followed = null;
}

/** Shows a run whenever it has told something; begins anew when the stream breaks off. */
async function followRun(run) {
  if (followed === run) return;
  stopFollowing();
  const mine = following = new AbortController();
  followed = run;
  try {
    await follow(`/v1/training/runs/${encodeURIComponent(run)}/events`, mine.signal, show);
  } catch (error) {
    if (following === mine && !mine.signal.aborted) tell(`The gateway does not tell of this run: ${error.message}`);
  }
  if (following === mine) stopFollowing();
}

async function refresh() {
  const { data } = await read('/v1/training/runs');
  byId('training-none').hidden = data.length > 0;
  byId('run-choice').hidden = data.length === 0;
  if (!data.length) return;
  const choice = byId('run');
  const chosen = choice.value || data[0].run;
  if (choice.options.length !== data.length) {
    choice.replaceChildren(...data.map(run => element('option', { value: run.run, textContent: `${run.run} (${run.state})` })));
    choice.value = chosen;
  }
  followRun(choice.value);
}

/** Follows the chosen run, and looks for new ones, as long as they are looked at. */
export function watchTraining(visible) {
  clearInterval(timer);
  stopFollowing();
  if (!visible) return;
  const look = () => refresh().catch(error => tell(`The gateway does not answer: ${error.message}`));
  byId('run').onchange = look;
  timer = setInterval(look, LOOK_AGAIN);
  look();
}
