package dev.offsite.schemas.telemetry;

import java.util.Arrays;

/** The constants of an enum by their exact names, found without making a String. */
final class EnumNames<E extends Enum<E>> {

  private final E[] constants;
  private final char[][] names;

  EnumNames(Class<E> type) {
    constants = type.getEnumConstants();
    names = new char[constants.length][];
    for (int i = 0; i < constants.length; i++) {
      names[i] = constants[i].name().toCharArray();
    }
  }

  /** The constant of that name, or null. */
  E findOrNull(char[] text, int offset, int length) {
    for (int i = 0; i < names.length; i++) {
      if (Arrays.equals(names[i], 0, names[i].length, text, offset, offset + length)) {
        return constants[i];
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return Arrays.toString(constants);
  }
}
