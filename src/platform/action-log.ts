import * as core from '@actions/core';
import type { Annotation, Log } from '../ports/log.js';
import { inert, throttled } from './log.js';

/** For the Action: groups and annotations of the runner. */
export function createActionLog(): Log {
  const progress = throttled((text) => {
    core.info(inert(text));
  });
  return {
    debug: (m) => {
      core.debug(inert(m));
    },
    info: (m) => {
      core.info(inert(m));
    },
    notice: (m, a) => {
      core.notice(inert(m), properties(a));
    },
    warning: (m, a) => {
      core.warning(inert(m), properties(a));
    },
    error: (m, a) => {
      core.error(inert(m), properties(a));
    },
    group: (title, body) => core.group(inert(title), body),
    progress,
  };
}

function properties(a: Annotation = {}): core.AnnotationProperties {
  return {
    ...(a.title === undefined ? {} : { title: inert(a.title) }),
    ...(a.file === undefined ? {} : { file: inert(a.file) }),
    ...(a.line === undefined ? {} : { startLine: a.line }),
  };
}
