import { GoneError, type RpcSocket } from './rpc-socket';

interface Evaluation {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** Evaluates an expression that gives a promise of text; a sandbox keeps the page's globals clean. */
export async function bidiEvaluate(
  rpc: RpcSocket,
  context: string,
  expression: string,
  sandbox?: string,
): Promise<string | undefined> {
  let evaluation: Evaluation;
  try {
    evaluation = await rpc.send<Evaluation>('script.evaluate', {
      expression,
      awaitPromise: true,
      target: sandbox === undefined ? { context } : { context, sandbox },
    });
  } catch (error) {
    if (error instanceof Error && error.message.includes('no such frame')) {
      throw new GoneError('script.evaluate');
    }
    throw error;
  }
  if (evaluation.type === 'success') return evaluation.result?.value;
  throw new Error(evaluation.exceptionDetails?.text ?? 'The evaluation failed');
}
