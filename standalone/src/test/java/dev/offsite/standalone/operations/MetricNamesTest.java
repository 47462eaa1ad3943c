package dev.offsite.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          up == 0                                                             | up
          a / b > 0.9                                                         | a,b
          sum by (le, job) (rate(x_le_bucket{le="+Inf", q="by {z}"}[$__rate])) | x_le_bucket
          absent(a{b="c"}) or absent(d)                                       | a,d
          time() - max by (job_name) (t) / 1000 > 120                         | t
          histogram_quantile(0.99, sum without (i) (y)) > 31 * 86400          | y
          60 * sum (increase(z[1h])) > 1e3                                    | z
          """)
  void in_expression_givesItsMetricsAlone(String expression, String names) {
    assertThat(String.join(",", MetricNames.in(expression))).isEqualTo(names);
  }
}
