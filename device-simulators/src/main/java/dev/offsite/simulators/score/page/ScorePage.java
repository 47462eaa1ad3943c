package dev.offsite.simulators.score.page;

import dev.offsite.schemas.json.RecordJson;
import dev.offsite.simulators.score.MatchingRule;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.truth.Offence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A score as one HTML file that needs nothing else: no server, no network, no other file. Its
 * content security policy forbids the browser to load anything.
 *
 * <p>What the score says stands in the file as JSON and is shown as text only, whatever it holds.
 */
public final class ScorePage {

  private static final String TEMPLATE = "score-page.html";
  private static final Pattern SLOT = Pattern.compile("@(SCORE|MAP|RULES)@");

  private record Rule(Offence offence, String match, String reason) {}

  private record Rules(List<Rule> rules) {
    Rules {
      rules = List.copyOf(rules);
    }
  }

  /** The page of a score over a map. */
  public static String html(ScoreDocument score, PlaceMap map) {
    Map<String, Record> content = Map.of("SCORE", score, "MAP", map, "RULES", rules(score));
    return SLOT.matcher(template())
        .replaceAll(slot -> Matcher.quoteReplacement(embedded(content.get(slot.group(1)))));
  }

  private static Rules rules(ScoreDocument score) {
    List<Rule> rules = new ArrayList<>();
    for (ScoreDocument.Row row : score.offences()) {
      MatchingRule rule = MatchingRule.of(row.offence());
      rules.add(new Rule(row.offence(), rule.words(), rule.reason()));
    }
    return new Rules(rules);
  }

  /** JSON that ends no script element: it holds no less-than sign. */
  private static String embedded(Record record) {
    return new String(RecordJson.write(record), StandardCharsets.UTF_8).replace("<", "\\u003c");
  }

  private static String template() {
    try (InputStream in = ScorePage.class.getResourceAsStream(TEMPLATE)) {
      return new String(
          Objects.requireNonNull(in, "the build lacks the resource " + TEMPLATE).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScorePage() {}
}
