import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 15 * 60_000;
const GLANCE_MS = 250;

/**
 * Runs `work` while no other process holds the lock folder, and takes over a dead process's lock.
 *
 * The folder appears with its owner already written in it (a rename), so nobody ever sees a lock
 * without an owner.
 */
export async function withLock(folder, waitingFor, work) {
  const release = await acquire(folder, waitingFor);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function acquire(folder, waitingFor) {
  const token = `${process.pid}-${randomUUID()}`;
  const giveUpAt = performance.now() + PATIENCE_MS;
  let told = false;
  for (;;) {
    if (claim(folder, token)) return () => giveBack(folder, token);
    const owner = ownerOf(folder);
    if (owner !== undefined && !isAlive(pidOf(owner))) {
      setAside(folder, owner);
      continue;
    }
    if (!told) process.stderr.write(`waiting for another run: ${waitingFor}\n`);
    told = true;
    if (performance.now() > giveUpAt) {
      throw new Error(`${folder} is still held. If nothing else is running, delete that folder.`);
    }
    await pause(GLANCE_MS);
  }
}

function claim(folder, token) {
  if (existsSync(folder)) return false;
  const mine = `${folder}.${token}`;
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, 'pid'), token);
  try {
    renameSync(mine, folder);
    return true;
  } catch (error) {
    rmSync(mine, { recursive: true, force: true });
    // Which code an occupied target gives depends on the system; without a target it is a fault.
    if (existsSync(folder) || error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false;
    throw error;
  }
}

function giveBack(folder, token) {
  if (ownerOf(folder) !== token) return;
  // Moved before it is emptied: an empty folder would let another run's rename succeed half-way.
  renameSync(folder, graveOf(folder, token));
  const graves = `${basename(folder)}.dead-`;
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(graves)) continue;
    rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/**
 * Moves a dead owner's lock to a name made of that owner. A second waiter that judged the same
 * dead owner a moment later finds the name taken, and so cannot move the new owner's lock away.
 * The name stays taken until that new owner is done.
 */
function setAside(folder, owner) {
  try {
    renameSync(folder, graveOf(folder, owner));
  } catch {
    // Another waiter was faster.
  }
}

function graveOf(folder, owner) {
  return `${folder}.dead-${owner}`;
}

function ownerOf(folder) {
  try {
    return readFileSync(join(folder, 'pid'), 'utf8');
  } catch {
    return undefined;
  }
}

function pidOf(owner) {
  return Number.parseInt(owner, 10);
}

/** Whether a process with this id exists, of whichever user. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
