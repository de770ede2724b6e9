/** Goals of a bench: each is checked as it is measured, and a missed one makes the run end with 1. */
import { shown } from './figures.ts';

const missed: string[] = [];

/** Holds a value to a limit and says on stderr when it is on the wrong side of it. */
export function goal(name: string, value: number, side: 'at most' | 'at least', limit: number): void {
  const isMet = side === 'at most' ? value <= limit : value >= limit;
  if (!isMet) missed.push(`${name} is ${shown(value)}, wanted ${side} ${shown(limit)}`);
}

/** Names every missed goal on stderr and sets the exit code. */
export function settle(): void {
  for (const text of missed) process.stderr.write(`goal missed: ${text}\n`);
  if (missed.length > 0) process.exitCode = 1;
  else process.stderr.write('every goal that was measured is met\n');
}
