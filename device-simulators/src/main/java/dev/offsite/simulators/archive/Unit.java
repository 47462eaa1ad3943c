package dev.offsite.simulators.archive;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Units of archives, and how the contract, whose field names end with theirs, has it. */
enum Unit {
  /** Kilogram. */
  KG("kg", "Kg", "1"),
  /** Ten kilograms, in which many weigh terminals count. */
  TEN_KG("10kg", "Kg", "10"),
  /** Tonne. */
  TONNE("t", "Kg", "1000"),
  /** Kilometres per hour. */
  KPH("km/h", "Kph", "1"),
  /** A tenth of it, as JT/T 808 terminals count. */
  TENTH_KPH("0.1km/h", "Kph", "0.1"),
  /** Metres per second. */
  MPS("m/s", "Kph", "3.6"),
  /** Knots, as NMEA 0183 has it: 1,852 m per hour. */
  KNOT("kn", "Kph", "1.852"),
  /** Millimetre. */
  MM("mm", "M", "0.001"),
  /** Centimetre. */
  CM("cm", "M", "0.01"),
  /** Metre. */
  M("m", "M", "1"),
  /** Kilometre. */
  KM("km", "Km", "1"),
  /** Metre, where the contract wants kilometres. */
  M_TO_KM("m", "Km", "0.001"),
  /** Degree; whole turns are taken off. */
  DEGREE("deg", "Deg", "1");

  private static final BigDecimal TURN = BigDecimal.valueOf(360);

  private final String symbol;
  private final String suffix;
  private final BigDecimal factor;

  Unit(String symbol, String suffix, String factor) {
    this.symbol = symbol;
    this.suffix = suffix;
    this.factor = new BigDecimal(factor);
  }

  /**
   * The unit with this symbol for a field.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  static Unit of(String symbol, String field) {
    List<Unit> fitting = Arrays.stream(values()).filter(unit -> unit.fits(field)).toList();
    return fitting.stream()
        .filter(unit -> unit.symbol.equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unit '"
                        + symbol
                        + "' does not fit; possible are "
                        + fitting.stream().map(unit -> unit.symbol).toList()));
  }

  private boolean fits(String field) {
    return field.endsWith(suffix) || field.endsWith(suffix + "s");
  }

  BigDecimal toContract(BigDecimal value) {
    BigDecimal converted = value.multiply(factor);
    return this == DEGREE ? converted.remainder(TURN) : converted;
  }
}
