/** Decision trees: read them, prove them, walk them. */

export { type Door, readDoor, strayTopics } from './door.ts';
export { loadTrees, readTree } from './load.ts';
export { BOX, drawMap, type WizardMap } from './map.ts';
export { type OutlineStep, outline } from './outline.ts';
export { type Choice, type Picked, pick, type Reader } from './pick.ts';
export {
  MOST_QUESTIONS,
  PARTS,
  type Path,
  type Problem,
  paths,
  prove,
  questionsLeft,
  type World,
} from './prove.ts';
export type { Answer, Outcome, Question, Step, Tree } from './schema.ts';
export {
  type Answers,
  type Arrival,
  arrive,
  encodeTrail,
  FROM,
  next,
  nodePath,
  type Taken,
  type Walk,
  type Walkable,
  walk,
} from './trail.ts';
