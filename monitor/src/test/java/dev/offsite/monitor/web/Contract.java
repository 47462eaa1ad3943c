package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The OpenAPI document, read by its indentation. */
final class Contract {

  private static final Pattern LINE =
      Pattern.compile("(?m)^  (/\\S*):$|^    (get|post|put|delete):$");

  /** An operation, with the placeholders of its path. */
  record Operation(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static List<Operation> operations() throws IOException {
    String yaml;
    try (InputStream in = Contract.class.getResourceAsStream("/dev/offsite/monitor/openapi.yaml")) {
      yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<Operation> operations = new ArrayList<>();
    Matcher line = LINE.matcher(yaml);
    String path = null;
    while (line.find()) {
      if (line.group(1) != null) {
        path = line.group(1);
      } else {
        operations.add(new Operation(line.group(2).toUpperCase(Locale.ROOT), path));
      }
    }
    assertThat(operations).hasSizeGreaterThan(35);
    return operations;
  }

  private Contract() {}
}
