package dev.offsite.simulators.archive;

import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a field of the contract holds, as its record says.
 *
 * @param item type of the value, or of the items of a list
 * @param isList whether it holds several
 */
record FieldType(Class<?> item, boolean isList) {

  /**
   * The type of a field.
   *
   * @param name as in the contract; {@code plate.text} for a field within a field
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  static FieldType of(ReportKind kind, String name) {
    Class<?> holder =
        switch (kind) {
          case PASSAGE -> PassageReport.class;
          case POSITION -> PositionReport.class;
          case DETECTION -> DetectionReport.class;
          case SORTIE -> SortieReport.class;
          case STATUS -> StatusReport.class;
        };
    FieldType type = new FieldType(holder, false);
    for (String part : name.split("\\.", -1)) {
      type = component(type.item(), part);
    }
    if (type.item().isRecord()) {
      throw new IllegalArgumentException("name one of its fields: " + names(type.item()));
    }
    return type;
  }

  private static FieldType component(Class<?> holder, String name) {
    if (holder.isRecord()) {
      for (RecordComponent component : holder.getRecordComponents()) {
        if (component.getName().equals(name)) {
          return of(component.getGenericType());
        }
      }
    }
    throw new IllegalArgumentException("unknown field; known are " + names(holder));
  }

  private static FieldType of(Type type) {
    return type instanceof ParameterizedType list
        ? new FieldType((Class<?>) list.getActualTypeArguments()[0], true)
        : new FieldType((Class<?>) type, false);
  }

  private static String names(Class<?> holder) {
    return holder.isRecord()
        ? Arrays.stream(holder.getRecordComponents()).map(RecordComponent::getName).toList() + ""
        : "none";
  }

  boolean isWhole() {
    return item == int.class || item == Integer.class;
  }

  boolean isNumber() {
    return isWhole() || item == double.class || item == Double.class;
  }

  boolean isTruth() {
    return item == boolean.class || item == Boolean.class;
  }

  boolean isTime() {
    return item == Instant.class;
  }
}
