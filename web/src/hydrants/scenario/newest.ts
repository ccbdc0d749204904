/**
 * Asks one question at a time: while one is under way only the newest that came in the meantime is kept, and asked next. A hand that
 * drags asks sixty times a second; the server answers as fast as it can and never more than it can.
 */
export function newest<Question, Answer>(
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
  take: (answer: Answer, question: Question) => void,
  fail: (error: unknown, question: Question) => void,
) {
  let running: AbortController | null = null;
  let next: { question: Question } | null = null;

  async function run(question: Question) {
    const controller = new AbortController();
    running = controller;
    try {
      const answer = await ask(question, controller.signal);
      if (!controller.signal.aborted) take(answer, question);
    } catch (error) {
      if (!controller.signal.aborted) fail(error, question);
    }
    if (controller.signal.aborted) return;
    running = null;
    if (next) {
      const { question: waiting } = next;
      next = null;
      void run(waiting);
    }
  }

  return {
    ask(question: Question) {
      if (running) next = { question };
      else void run(question);
    },
    /** Forgets what was asked, and what is under way. */
    stop() {
      running?.abort();
      running = null;
      next = null;
    },
  };
}
