package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.schemas.candidate.Candidate;
import java.util.Objects;

/** What may tell who dumped something. */
public sealed interface TraceMatter {

  /** When our client received it, milliseconds since the epoch. */
  long receivedMs();

  /** A revision of the judge of patrols. */
  record Said(Candidate candidate) implements TraceMatter {
    public Said {
      Objects.requireNonNull(candidate, "candidate");
    }

    @Override
    public long receivedMs() {
      return candidate.clocks().received().toEpochMilli();
    }
  }

  /** A patrol looked. */
  record Looked(Glance look, long receivedMs) implements TraceMatter {
    public Looked {
      Objects.requireNonNull(look, "look");
    }
  }

  /** A truck stayed near it. */
  record Stayed(StopNotice notice) implements TraceMatter {
    public Stayed {
      Objects.requireNonNull(notice, "notice");
    }

    @Override
    public long receivedMs() {
      return notice.stop().receivedMs();
    }
  }
}
