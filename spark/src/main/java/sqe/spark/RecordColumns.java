package sqe.spark;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The components of a record as columns of Spark: numbers are numbers, lists are arrays, records in
 * it structs. A record read again equals the one that was written, to the bit.
 *
 * <p>So a feature that a record gets is a column without a line here, and no column can miss one.
 *
 * @param <R> the record
 */
final class RecordColumns<R extends Record> {

  private final Constructor<R> constructor;
  private final List<Component> components;

  private RecordColumns(Constructor<R> constructor, List<Component> components) {
    this.constructor = constructor;
    this.components = components;
  }

  /**
   * A component.
   *
   * @param kind null where it has no column
   */
  private record Component(String column, Method accessor, @Nullable CellKind kind) {}

  /**
   * The columns of a public record of numbers, words, enums, arrays of numbers and lists, maps of
   * words and such records.
   *
   * @param without components that have no column
   */
  static <R extends Record> RecordColumns<R> of(Class<R> type, String... without) {
    List<Component> components = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent each : type.getRecordComponents()) {
      types.add(each.getType());
      boolean left = Set.of(without).contains(each.getName());
      components.add(
          new Component(
              column(each.getName()),
              each.getAccessor(),
              left ? null : CellKind.of(each.getGenericType())));
    }
    try {
      return new RecordColumns<>(
          type.getDeclaredConstructor(types.toArray(Class<?>[]::new)), List.copyOf(components));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " has no constructor of its components", e);
    }
  }

  /** As columns are spelled: {@code sample_rate} is {@code sampleRate}. */
  private static String column(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The record. */
  Class<R> type() {
    return constructor.getDeclaringClass();
  }

  /** The columns, in the order of the components. */
  StructType schema() {
    StructType schema = new StructType();
    for (Component each : components) {
      CellKind kind = each.kind();
      schema = kind == null ? schema : schema.add(each.column(), kind.type());
    }
    return schema;
  }

  /** The cells of a record. */
  Row row(R values) {
    return RowFactory.create(cells(values).toArray());
  }

  /** The same, to which others may be added. */
  List<@Nullable Object> cells(R values) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (Component each : components) {
      CellKind kind = each.kind();
      if (kind != null) {
        Object value = invoked(() -> each.accessor().invoke(values));
        cells.add(value == null ? null : kind.cell(value));
      }
    }
    return cells;
  }

  /**
   * The record of a row that has these columns, and maybe others.
   *
   * @param given values of the components that have no column, in their order
   */
  R record(Row row, @Nullable Object... given) {
    Iterator<@Nullable Object> further = Arrays.asList(given).iterator();
    List<@Nullable Object> values = new ArrayList<>();
    for (Component each : components) {
      CellKind kind = each.kind();
      Object cell = kind == null ? further.next() : row.getAs(each.column());
      values.add(kind == null || cell == null ? cell : kind.value(cell));
    }
    return constructed(values.toArray());
  }

  private R constructed(@Nullable Object[] values) {
    return invoked(() -> constructor.newInstance(values));
  }

  /** What is called through its name. */
  @FunctionalInterface
  private interface Call<T extends @Nullable Object> {
    T value() throws ReflectiveOperationException;
  }

  private static <T extends @Nullable Object> T invoked(Call<T> call) {
    try {
      return call.value();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record is not public, or refuses what it had", e);
    }
  }
}
