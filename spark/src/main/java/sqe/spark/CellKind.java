package sqe.spark;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How a value of a kind of Java stands in a column of Spark.
 *
 * @param type of the column
 * @param toCell a cell of a value
 * @param toValue the value of a cell
 */
record CellKind(DataType type, Function<Object, Object> toCell, Function<Object, Object> toValue) {

  /** Words by words. */
  static final CellKind WORDS =
      new CellKind(
          DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType),
          value -> CollectionConverters.asScala((Map<?, ?>) value),
          cell -> CollectionConverters.asJava((scala.collection.Map<?, ?>) cell));

  private static final Map<Type, DataType> PLAIN =
      Map.of(
          int.class, DataTypes.IntegerType,
          Integer.class, DataTypes.IntegerType,
          long.class, DataTypes.LongType,
          double.class, DataTypes.DoubleType,
          boolean.class, DataTypes.BooleanType,
          String.class, DataTypes.StringType,
          byte[].class, DataTypes.BinaryType);

  /** The cell of a value. */
  Object cell(Object value) {
    return toCell.apply(value);
  }

  /** The value of a cell. */
  Object value(Object cell) {
    return toValue.apply(cell);
  }

  /**
   * The kind of a type.
   *
   * @throws IllegalArgumentException when records of columns have no such components
   */
  static CellKind of(Type type) {
    DataType plain = PLAIN.get(type);
    if (plain != null) {
      return new CellKind(plain, value -> value, cell -> cell);
    }
    if (type == float[].class) {
      return ofFloats();
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class
          ? WORDS
          : ofList(of(generic.getActualTypeArguments()[0]));
    }
    if (type instanceof Class<?> some && some.isEnum()) {
      return ofEnum(some.asSubclass(Enum.class));
    }
    if (type instanceof Class<?> some && some.isRecord()) {
      return ofRecord(RecordColumns.of(some.asSubclass(Record.class)));
    }
    throw new IllegalArgumentException("no column for a " + type);
  }

  private static <R extends Record> CellKind ofRecord(RecordColumns<R> columns) {
    return new CellKind(
        columns.schema(),
        value -> columns.row(columns.type().cast(value)),
        cell -> columns.record((Row) cell));
  }

  private static <E extends Enum<E>> CellKind ofEnum(Class<E> type) {
    return new CellKind(
        DataTypes.StringType,
        value -> type.cast(value).name().toLowerCase(Locale.ROOT),
        cell -> Enum.valueOf(type, cell.toString().toUpperCase(Locale.ROOT)));
  }

  /** Lists of values of a kind. */
  static CellKind ofList(CellKind element) {
    return new CellKind(
        DataTypes.createArrayType(element.type()),
        value -> sequence(((List<?>) value).stream().map(element::cell).toList()),
        cell -> elements(cell).stream().map(element::value).toList());
  }

  private static CellKind ofFloats() {
    return new CellKind(
        DataTypes.createArrayType(DataTypes.FloatType),
        value -> {
          List<Float> floats = new ArrayList<>();
          for (float each : (float[]) value) {
            floats.add(each);
          }
          return sequence(floats);
        },
        cell -> {
          List<?> floats = elements(cell);
          float[] values = new float[floats.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (Float) floats.get(i);
          }
          return values;
        });
  }

  private static Object sequence(List<?> values) {
    return CollectionConverters.asScala(values).toSeq();
  }

  private static List<?> elements(Object cell) {
    return CollectionConverters.asJava((Seq<?>) cell);
  }
}
