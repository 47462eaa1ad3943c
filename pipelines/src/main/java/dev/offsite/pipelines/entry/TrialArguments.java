package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.reference.TrialRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arguments of a main class, with {@code --trial-rules DIR} taken out of them.
 *
 * @param trial the rules; none if they were not asked for
 * @param rest the other arguments, in their order
 */
record TrialArguments(TrialRules trial, List<String> rest) {

  /** The command line option of the rules. */
  static final String OPTION = "--trial-rules";

  TrialArguments {
    rest = List.copyOf(rest);
  }

  /**
   * Takes the option out.
   *
   * @throws SettingsException if it has no value, or its value is no reference data
   */
  static TrialArguments of(String[] arguments) {
    List<String> all = Arrays.asList(arguments);
    int at = all.indexOf(OPTION);
    if (at < 0) {
      return new TrialArguments(TrialRules.NONE, all);
    }
    if (at + 1 == all.size()) {
      throw new SettingsException(OPTION + " needs a folder of reference files");
    }
    Path folder = Path.of(all.get(at + 1));
    try {
      TrialRules rules = TrialRules.read(folder);
      List<String> rest = new ArrayList<>(all.subList(0, at));
      rest.addAll(all.subList(at + 2, all.size()));
      return new TrialArguments(rules, rest);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(OPTION + ": '" + folder + "': " + e.getMessage(), e);
    }
  }

  String[] others() {
    return rest.toArray(String[]::new);
  }
}
