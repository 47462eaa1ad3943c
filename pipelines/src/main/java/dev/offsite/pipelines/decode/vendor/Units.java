package dev.offsite.pipelines.decode.vendor;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Units in which vendors count, with the factor to the contract's unit of the same quantity.
 *
 * <p>The quantity of a field is in its name. Factors are exact: 1 knot = 1.852 km/h and 1 mile =
 * 1.609344 km by definition (SI brochure; International Yard and Pound Agreement 1959).
 */
final class Units {

  private static final Map<String, BigDecimal> MASS =
      table("g", "0.001", "kg", "1", "10kg", "10", "100kg", "100", "t", "1000");

  private static final Map<String, BigDecimal> SPEED =
      table("kph", "1", "0.1kph", "0.1", "mps", "3.6", "knots", "1.852", "mph", "1.609344");

  private static final Map<String, BigDecimal> LENGTH =
      table("mm", "0.001", "cm", "0.01", "dm", "0.1", "m", "1", "km", "1000");

  private static final Map<String, BigDecimal> DISTANCE =
      table("m", "0.001", "0.1km", "0.1", "km", "1");

  private static final Map<String, BigDecimal> ANGLE =
      table("deg", "1", "0.1deg", "0.1", "e6deg", "0.000001", "e7deg", "0.0000001");

  private static final Map<String, BigDecimal> SHARE = table("percent", "0.01");

  /** The units that a field can be given in, with their factors; none if it has no quantity. */
  static Map<String, BigDecimal> of(ContractField field) {
    String name = field.name();
    if (name.endsWith("Kg")) {
      return MASS;
    }
    if (name.endsWith("Kph")) {
      return SPEED;
    }
    if (name.endsWith("Km")) {
      return DISTANCE;
    }
    if (name.endsWith("M")) {
      return LENGTH;
    }
    if (name.endsWith("Deg") || name.equals("lng") || name.equals("lat")) {
      return ANGLE;
    }
    return name.equals("confidence") ? SHARE : Map.of();
  }

  /** The factor from a unit to that of the field. */
  static Optional<BigDecimal> findFactor(ContractField field, String unit) {
    return Optional.ofNullable(of(field).get(unit));
  }

  private static Map<String, BigDecimal> table(String... namesAndFactors) {
    Map<String, BigDecimal> table = new TreeMap<>();
    for (int i = 0; i < namesAndFactors.length; i += 2) {
      table.put(namesAndFactors[i], new BigDecimal(namesAndFactors[i + 1]));
    }
    return table;
  }

  private Units() {}
}
