package dev.offsite.pipelines.history.store;

import dev.offsite.schemas.channel.Refusal;
import java.io.IOException;

/** Takes the lines that no store will have. */
@FunctionalInterface
interface DeadLetters {

  /** Takes one; durable at the next checkpoint at the latest. */
  void accept(Refusal refusal) throws IOException, InterruptedException;
}
