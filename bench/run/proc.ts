import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks a second in /proc/<pid>/stat; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** CPU time that a process and its living descendants have used so far, in seconds. */
export function cpuSeconds(pid: number): number {
  return tree(pid).reduce((sum, each) => sum + ownCpuSeconds(each), 0);
}

/** Peak resident memory of a process and its living descendants, in bytes: the sum of the peak of each. */
export function peakRss(pid: number): number {
  return tree(pid).reduce((sum, each) => sum + statusBytes(each, 'VmHWM'), 0);
}

/** Resident memory of a process and its living descendants, in bytes. */
export function rss(pid: number): number {
  return tree(pid).reduce((sum, each) => sum + statusBytes(each, 'VmRSS'), 0);
}

/** The ids of a process and its descendants. */
export function tree(pid: number): number[] {
  const children = tasks(pid).flatMap((task) =>
    read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(tree)];
}

function ownCpuSeconds(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  // proc(5): the name in brackets may hold anything; utime and stime are the 12th and 13th fields after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

function statusBytes(pid: number, name: string): number {
  const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/status`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function tasks(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** A file's text; empty if the process has ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
