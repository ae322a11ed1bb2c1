package sqe.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.struct;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import sqe.audit.check.Finding;
import sqe.audit.check.PartedChecks;
import sqe.audit.check.Sound;
import sqe.audit.feature.FileFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * Brings recordings together that may sound alike, and lets the checks compare them that ask for
 * it.
 *
 * <p>Two that are compared are close in each of sixteen mean band levels. A few of the bands, those
 * that differ most, are cut into strips as wide as that distance ({@link Strips}): then the two are
 * in one strip or in two that touch. A recording goes to its own cell and to the one before it in
 * each band that is cut, so that the two meet; where they meet in several cells, only one compares
 * them. Within a cell, the search is that of one machine.
 *
 * @param checks what looks
 * @param crowd from how many recordings a cell on, as far as that can be known before, another band
 *     is cut: one task holds all of a cell
 */
record AlikeSounds(PartedChecks checks, int crowd) {

  private static final int BANDS = 16;

  private static final String LOOK = "look";
  private static final String LEVELS = "levels";
  private static final String CELL = "cell";
  private static final String HOME = "home";
  private static final String SOUND = "sound";

  private static final CellKind SPECTRUM = CellKind.of(float[].class);

  /** What is found in files with these rows. */
  List<Finding> findings(Dataset<Row> features) {
    PartedChecks looking = checks;
    List<Strips> strips = strips(features);
    Dataset<Row> cells =
        each(
                features,
                looking,
                (look, place, sound) -> placed(strips.get(look), look, place, sound),
                new StructType()
                    .add(LOOK, DataTypes.IntegerType, false)
                    .add(CELL, DataTypes.StringType, false)
                    .add(SetOrder.COLUMN, SetOrder.TYPE, false)
                    .add(HOME, DataTypes.IntegerType, false)
                    .add(SOUND, RecordColumns.of(Sound.class).schema(), false))
            .groupBy(LOOK, CELL)
            .agg(collect_list(struct(col(SetOrder.COLUMN), col(HOME), col(SOUND))).as("sounds"))
            .filter(size(col("sounds")).gt(1));
    return FindingRows.found(cells, () -> new Together(looking, strips)::look);
  }

  /** How the sounds of each look are cut, by what of them differs most. */
  private List<Strips> strips(Dataset<Row> features) {
    List<PartedChecks.Alike> looks = checks.alike();
    List<Strips> strips = new ArrayList<>();
    looks.forEach(look -> strips.add(Strips.none(look.tolerance())));
    Column[] spreads =
        IntStream.range(0, BANDS)
            .mapToObj(band -> stddev_pop(col(LEVELS).getItem(band)).as("spread_" + band))
            .toArray(Column[]::new);
    Dataset<Row> levels =
        each(
            features,
            checks,
            (look, place, sound) ->
                List.of(RowFactory.create(look, SPECTRUM.cell(sound.fingerprint().spectrum()))),
            new StructType()
                .add(LOOK, DataTypes.IntegerType, false)
                .add(LEVELS, SPECTRUM.type(), false));
    for (Row row : levels.groupBy(LOOK).agg(count(lit(1)).as("sounds"), spreads).collectAsList()) {
      double[] spread =
          IntStream.range(0, BANDS)
              .mapToDouble(band -> row.<Double>getAs("spread_" + band))
              .toArray();
      int look = row.<Integer>getAs(LOOK);
      strips.set(
          look, Strips.of(spread, looks.get(look).tolerance(), row.<Long>getAs("sounds"), crowd));
    }
    return strips;
  }

  /** Makes rows of what a look compares of a file; can be sent to executors. */
  @FunctionalInterface
  private interface SoundRows extends Serializable {
    List<Row> of(int look, Row place, Sound sound);
  }

  /** Rows of what each look compares of each file. */
  private static Dataset<Row> each(
      Dataset<Row> features, PartedChecks checks, SoundRows made, StructType schema) {
    return features
        .drop(FeatureRows.FINDINGS)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) part -> each(part, checks, made),
            Encoders.row(schema));
  }

  private static Iterator<Row> each(Iterator<Row> part, PartedChecks checks, SoundRows made) {
    List<PartedChecks.Alike> looks = checks.alike();
    FeatureRows columns = new FeatureRows();
    return new Flattened<>(
        part,
        row -> {
          FileFeatures file = columns.file(row);
          Fingerprint noise = columns.noise(row);
          List<Row> rows = new ArrayList<>();
          for (int look = 0; look < looks.size(); look++) {
            int number = look;
            looks
                .get(look)
                .sound(file, noise)
                .ifPresent(sound -> rows.addAll(made.of(number, SetOrder.of(row, file), sound)));
          }
          return rows;
        });
  }

  /** A sound once for each cell it goes to. */
  private static List<Row> placed(Strips cut, int look, Row order, Sound sound) {
    Row cells = RecordColumns.of(Sound.class).row(sound);
    return cut.places(sound.fingerprint().spectrum()).stream()
        .map(place -> RowFactory.create(look, place.cell(), order, place.home(), cells))
        .toList();
  }

  /** Compares what is in a cell. */
  private static final class Together {

    private final List<PartedChecks.Alike> looks;
    private final List<Strips> strips;
    private final RecordColumns<Sound> columns = RecordColumns.of(Sound.class);

    Together(PartedChecks checks, List<Strips> strips) {
      this.looks = checks.alike();
      this.strips = strips;
    }

    List<Finding> look(Row cell) {
      List<Sound> sounds = new ArrayList<>();
      List<Integer> homes = new ArrayList<>();
      for (Row each : SetOrder.sorted(cell.getList(cell.fieldIndex("sounds")))) {
        sounds.add(columns.record(each.<Row>getAs(SOUND)));
        homes.add(each.<Integer>getAs(HOME));
      }
      int look = cell.getAs(LOOK);
      Strips cut = strips.get(look);
      return looks
          .get(look)
          .findings(
              sounds, (first, second) -> cut.areComparedHere(homes.get(first), homes.get(second)));
    }
  }
}
