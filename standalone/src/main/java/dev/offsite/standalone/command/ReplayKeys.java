package dev.offsite.standalone.command;

import dev.offsite.simulators.replay.PlaybackControl;
import java.time.Duration;

/**
 * What the keys of a replay do: space pauses and resumes, the arrows to the right and the left (or
 * full stop and comma) go forward and back.
 *
 * <p>A terminal sends an arrow as three characters: escape, {@code [} or {@code O}, and a letter.
 */
final class ReplayKeys {

  /** What one press goes forward or back, in time of the recording. */
  static final Duration STEP = Duration.ofSeconds(10);

  private static final char ESCAPE = '\u001b';

  private enum Part {
    NONE,
    ESCAPE,
    BRACKET
  }

  private final PlaybackControl control;
  private Part part = Part.NONE;

  ReplayKeys(PlaybackControl control) {
    this.control = control;
  }

  /** Takes the next character that the terminal sends. */
  void pressed(char key) {
    Part before = part;
    part = Part.NONE;
    if (key == ESCAPE) {
      part = Part.ESCAPE;
    } else if (before == Part.ESCAPE && (key == '[' || key == 'O')) {
      part = Part.BRACKET;
    } else if (before == Part.BRACKET) {
      arrow(key);
    } else if (key == ' ') {
      control.toggle();
    } else if (key == '.') {
      control.skip(STEP);
    } else if (key == ',') {
      control.skip(STEP.negated());
    }
  }

  private void arrow(char letter) {
    if (letter == 'C') {
      control.skip(STEP);
    } else if (letter == 'D') {
      control.skip(STEP.negated());
    }
  }
}
