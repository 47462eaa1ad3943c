package dev.offsite.simulators.archive;

import dev.offsite.schemas.channel.DeviceTopic;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A topic with <code>{from}</code> for values of a line, such as <code>
 * offsite/v1/truck/{vehicle}/position</code>.
 */
final class TopicTemplate {

  private static final Pattern VALUE = Pattern.compile("\\{([^{}]+)}");

  private final String template;
  private final DeviceTopic sample;

  /**
   * Checks that it makes topics of the contract.
   *
   * @throws IllegalArgumentException if it does not
   */
  TopicTemplate(String template) {
    this.template = template;
    this.sample =
        DeviceTopic.parse(VALUE.matcher(template).replaceAll("x"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "topic '"
                            + template
                            + "' is not offsite/v1/{wim|truck|drone}/DEVICE/REPORT"));
  }

  /** A topic with any device. */
  DeviceTopic sample() {
    return sample;
  }

  DeviceTopic of(ArchiveRow row) throws UnusableLineException {
    for (MatchResult value : VALUE.matcher(template).results().toList()) {
      if (row.text(value.group(1)) == null) {
        throw new UnusableLineException(row.line(), "topic: " + value.group(1) + " is missing");
      }
    }
    String name =
        VALUE
            .matcher(template)
            .replaceAll(
                value -> java.util.regex.Matcher.quoteReplacement(row.text(value.group(1))));
    Optional<DeviceTopic> topic = DeviceTopic.parse(name);
    if (topic.isEmpty()) {
      throw new UnusableLineException(row.line(), "topic: '" + name + "' is no device's");
    }
    return topic.get();
  }
}
