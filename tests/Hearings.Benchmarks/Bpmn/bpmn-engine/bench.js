// node bench.js FILE SECONDS: how many instances a second bpmn-engine runs of FILE, one JSON line for each way of doing it.
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import BpmnModdle from 'bpmn-moddle';
import * as elements from 'bpmn-elements';
import { Engine } from 'bpmn-engine';
import serializer, { TypeResolver } from 'moddle-context-serializer';

const [file, seconds] = [process.argv[2], Number(process.argv[3])];
const source = await readFile(file, 'utf8');
const moddleContext = await new BpmnModdle().fromXML(source);
const types = TypeResolver(elements);

// The expressions of the processes measured.
const expressions = {
  resolveExpression(text, scope) {
    const variables = scope.environment.variables;
    const equal = /^= (\w+) = "([\w-]+)"$/.exec(text);
    if (equal) return variables[equal[1]] === equal[2];
    const name = /^= (\w+)$/.exec(text);
    return name ? variables[name[1]] : text;
  },
};
const outputs = {
  assign: [{ rapporteur: 'm-17' }],
  schedule: [{ hearingOn: '2026-12-03' }, { hearingOn: '2026-12-17' }],
  hear: [{ outcome: 'postponed' }, { outcome: 'recommendations' }],
};

function runOnce(options, keepState) {
  return new Promise((resolve, reject) => {
    const times = {};
    let steps = 0;
    const listener = new EventEmitter();
    const engine = new Engine({ expressions, variables: { explanationTerm: 'P10D', body: 'b-204', reference: 'H-2026-00042' }, ...options });
    listener.on('activity.wait', (api) => {
      if (api.type === 'bpmn:BoundaryEvent') return;
      setImmediate(() => {
        steps++;
        if (keepState) JSON.stringify(engine.execution.getState());
        const time = (times[api.id] = (times[api.id] ?? -1) + 1);
        const output = outputs[api.id]?.[time] ?? {};
        Object.assign(engine.execution.environment.variables, output);
        Object.assign(api.environment.variables, output);
        api.signal(output);
      });
    });
    engine.once('end', () => resolve(steps));
    engine.once('error', reject);
    engine.execute({ listener }).catch(reject);
  });
}

async function measure(way, options, keepState) {
  const warm = performance.now();
  while (performance.now() - warm < 1000) await runOnce(options(), keepState);
  let instances = 0;
  let steps = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    steps = await runOnce(options(), keepState);
    instances++;
  }
  const took = (performance.now() - began) / 1000;
  console.log(JSON.stringify({ way, perSecond: instances / took, steps }));
}

const context = serializer(moddleContext, types);
await measure('parsing', () => ({ source }), false);
await measure('parsed-once', () => ({ sourceContext: context }), false);
await measure('parsed-once-state', () => ({ sourceContext: context }), true);
