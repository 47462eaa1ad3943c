package dev.offsite.schemas.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link RecordReader} must know of a record, looked up once for each class: reflection makes
 * its answers anew for everyone who asks. Immutable.
 */
final class RecordShape {

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  /** The kinds of values that there are. */
  enum Kind {
    TEXT,
    TRUTH,
    INT,
    LONG,
    DOUBLE,
    INSTANT,
    CONSTANT,
    RECORD,
    LIST,
    MAP
  }

  /**
   * The form of a value.
   *
   * @param type the class; of the items, for lists and maps
   * @param item the form of the items of a list or map
   * @param constants of an enum by name
   */
  record Form(Kind kind, Class<?> type, @Nullable Form item, Map<String, Object> constants) {}

  /**
   * A component of the record.
   *
   * @param absent what it is without a value; null if it is required, or may be null
   */
  record Component(String name, Form form, boolean isRequired, @Nullable Object absent) {}

  private final Class<?> type;
  private final Constructor<?> constructor;
  private final List<Component> components;
  private final Set<String> names;

  private RecordShape(Class<?> type) {
    this.type = type;
    RecordComponent[] declared = type.getRecordComponents();
    try {
      constructor =
          type.getDeclaredConstructor(
              Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " cannot be constructed", e);
    }
    components = Arrays.stream(declared).map(RecordShape::component).toList();
    names = Set.copyOf(components.stream().map(Component::name).toList());
  }

  /** The shape of a record. */
  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  Class<?> type() {
    return type;
  }

  /** The constructor that takes all components in their order. */
  Constructor<?> constructor() {
    return constructor;
  }

  /** In the order of the record. */
  List<Component> components() {
    return components;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  private static Component component(RecordComponent component) {
    Class<?> type = component.getType();
    Object absent = type == List.class ? List.of() : type == Map.class ? Map.of() : null;
    boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return new Component(
        component.getName(),
        form(component.getGenericType()),
        absent == null && !mayBeNull,
        absent);
  }

  private static Form form(Type type) {
    if (type instanceof ParameterizedType generic) {
      boolean isList = generic.getRawType() == List.class;
      Form item = form(generic.getActualTypeArguments()[isList ? 0 : 1]);
      return new Form(isList ? Kind.LIST : Kind.MAP, item.type(), item, Map.of());
    }
    Class<?> plain = (Class<?>) type;
    return new Form(kind(plain), plain, null, plain.isEnum() ? constants(plain) : Map.of());
  }

  private static Kind kind(Class<?> type) {
    if (type == String.class) {
      return Kind.TEXT;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Kind.TRUTH;
    }
    if (type == int.class || type == Integer.class) {
      return Kind.INT;
    }
    if (type == long.class || type == Long.class) {
      return Kind.LONG;
    }
    if (type == double.class || type == Double.class) {
      return Kind.DOUBLE;
    }
    if (type == Instant.class) {
      return Kind.INSTANT;
    }
    if (type.isEnum()) {
      return Kind.CONSTANT;
    }
    if (type.isRecord()) {
      return Kind.RECORD;
    }
    throw new IllegalStateException("no JSON form for " + type);
  }

  private static Map<String, Object> constants(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    return constants;
  }
}
