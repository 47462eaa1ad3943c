package dev.offsite.pipelines.decode.vendor;

import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one kind of report, as its record has them. Immutable.
 *
 * <p>What may be left out: what is nullable, a list, an enumeration with the constant {@code
 * UNKNOWN}, and the device id, which the topic says. A test holds this against the JSON Schemas.
 */
final class ContractFields {

  /** Stands for the position in a list of objects. */
  private static final String ANY_POSITION = "#";

  /** Positions 0 to 99, the most items that a report's list may have. */
  private static final int POSITION_LENGTH_MAX = 2;

  private static final String DEVICE_ID = "deviceId";
  private static final String UNKNOWN = "UNKNOWN";

  private final Map<String, ContractField> byPath = new LinkedHashMap<>();

  private ContractFields() {}

  static ContractFields of(ReportKind report) {
    ContractFields fields = new ContractFields();
    fields.addAll(recordOf(report), "");
    return fields;
  }

  /** The field of that path. */
  Optional<ContractField> find(String path) {
    String[] parts = path.split("\\.", -1);
    if (parts.length == 3 && isPosition(parts[1])) {
      ContractField any = byPath.get(parts[0] + '.' + ANY_POSITION + '.' + parts[2]);
      return any == null ? Optional.empty() : Optional.of(any.at(path));
    }
    return path.contains(ANY_POSITION) ? Optional.empty() : Optional.ofNullable(byPath.get(path));
  }

  /** Paths of what an object must have: of the report for an empty text, else of a part of it. */
  Set<String> requiredOf(String holder) {
    Set<String> required = new TreeSet<>();
    String pattern = holder.replaceAll("\\.[0-9]+$", "." + ANY_POSITION);
    for (ContractField field : byPath.values()) {
      if (field.need() == ContractField.Need.REQUIRED && field.holder().equals(pattern)) {
        required.add(holder.isEmpty() ? field.path() : holder + '.' + field.name());
      }
    }
    return required;
  }

  /** Every path, for messages. */
  Set<String> paths() {
    return new TreeSet<>(byPath.keySet());
  }

  /** The names of the report's own fields: what stands before the first point. */
  Set<String> heads() {
    Set<String> heads = new TreeSet<>();
    for (String path : byPath.keySet()) {
      int point = path.indexOf('.');
      heads.add(point < 0 ? path : path.substring(0, point));
    }
    return heads;
  }

  private static boolean isPosition(String text) {
    return !text.isEmpty()
        && text.length() <= POSITION_LENGTH_MAX
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == 1 || text.charAt(0) != '0');
  }

  private void addAll(Class<?> type, String holder) {
    for (RecordComponent component : type.getRecordComponents()) {
      add(component, holder.isEmpty() ? component.getName() : holder + '.' + component.getName());
    }
  }

  private void add(RecordComponent component, String path) {
    Class<?> type = component.getType();
    ContractField.Shape shape = ContractField.Shape.SINGLE;
    if (type == List.class) {
      shape = ContractField.Shape.LIST;
      type =
          (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }
    if (type.isRecord()) {
      addAll(type, shape == ContractField.Shape.LIST ? path + '.' + ANY_POSITION : path);
      return;
    }
    List<String> constants =
        type.isEnum()
            ? Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList()
            : List.of();
    boolean optional =
        shape == ContractField.Shape.LIST
            || component.getAnnotatedType().isAnnotationPresent(Nullable.class)
            || constants.contains(UNKNOWN)
            || path.equals(DEVICE_ID);
    byPath.put(
        path,
        new ContractField(
            path,
            typeOf(type),
            shape,
            optional ? ContractField.Need.OPTIONAL : ContractField.Need.REQUIRED,
            constants));
  }

  private static ContractField.Type typeOf(Class<?> type) {
    if (type.isEnum()) {
      return ContractField.Type.CONSTANT;
    }
    if (type == String.class) {
      return ContractField.Type.TEXT;
    }
    if (type == Instant.class) {
      return ContractField.Type.TIME;
    }
    if (type == Boolean.class) {
      return ContractField.Type.TRUTH;
    }
    if (type == int.class || type == Integer.class || type == Long.class) {
      return ContractField.Type.INTEGER;
    }
    if (type == double.class || type == Double.class) {
      return ContractField.Type.NUMBER;
    }
    throw new IllegalStateException("no type of field for " + type);
  }

  private static Class<?> recordOf(ReportKind report) {
    return switch (report) {
      case PASSAGE -> PassageReport.class;
      case POSITION -> PositionReport.class;
      case DETECTION -> DetectionReport.class;
      case SORTIE -> SortieReport.class;
      case STATUS -> StatusReport.class;
    };
  }
}
