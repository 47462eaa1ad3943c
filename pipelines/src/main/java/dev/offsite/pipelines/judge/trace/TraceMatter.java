package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.schemas.candidate.Candidate;
import java.util.Objects;

/** What is known in one neighbourhood of a rule that may tell who dumped something. */
public sealed interface TraceMatter {

  /** The rule, then the neighbourhood. */
  String key();

  /** The rule. */
  default String ruleId() {
    return key().substring(0, key().indexOf('\u001f'));
  }

  /** When our client received it, milliseconds since the epoch. */
  long receivedMs();

  /** A revision of the judge of patrols. */
  record Said(String key, Candidate candidate) implements TraceMatter {
    public Said {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(candidate, "candidate");
    }

    @Override
    public long receivedMs() {
      return candidate.clocks().received().toEpochMilli();
    }
  }

  /** A patrol looked. */
  record Looked(String key, Glance look, long receivedMs) implements TraceMatter {
    public Looked {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(look, "look");
    }
  }

  /** A truck stayed near it. */
  record Stayed(String key, StopNotice notice) implements TraceMatter {
    public Stayed {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(notice, "notice");
    }

    @Override
    public long receivedMs() {
      return notice.stop().receivedMs();
    }
  }
}
