package dev.offsite.schemas.history;

/** Types that every store of the line protocol knows. */
public enum FieldType {
  /** 64 bits, signed. */
  LONG(Long.class),
  /** 64 bits, floating; never NaN, never infinite. */
  DOUBLE(Double.class),
  /** Text in UTF-8. */
  STRING(String.class),
  /** True or false. */
  BOOLEAN(Boolean.class);

  private final Class<?> javaType;

  FieldType(Class<?> javaType) {
    this.javaType = javaType;
  }

  /** Whether a value is of this type. */
  public boolean accepts(Object value) {
    return javaType.isInstance(value);
  }
}
