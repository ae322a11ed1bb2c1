package sqe.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import sqe.audit.AuditPlan;
import sqe.audit.ItemAnalyser;
import sqe.audit.check.AuditData;
import sqe.audit.check.Finding;
import sqe.audit.check.PartedChecks;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;

/**
 * What an executor does with its share of the files: decodes each once, measures it, and lets the
 * checks of single files and pairs look. So a task holds the recordings of one reference and one
 * estimate, however many files it has.
 *
 * @param checks what looks at them
 * @param audio where the files lie
 */
record AuditTask(PartedChecks checks, HadoopRecordings audio)
    implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Row> call(Iterator<Row> items) {
    ItemAnalyser analyser = ItemAnalyser.of(audio, checks.settings());
    FeatureRows rows = new FeatureRows();
    return new Flattened<>(
        items,
        row -> {
          AuditPlan.Item item = AuditItems.item(row);
          return rows(row.<Long>getAs(FeatureRows.ITEM), analyser.look(item), rows);
        });
  }

  private List<Row> rows(long item, ItemAnalyser.Looked looked, FeatureRows rows) {
    List<FileFeatures> files = new ArrayList<>();
    if (looked.reference() != null) {
      files.add(looked.reference());
    }
    files.addAll(looked.estimates());
    Map<String, List<Finding>> found = found(files, looked.pairs());
    List<Row> all = new ArrayList<>();
    int place = looked.reference() == null ? 1 : 0;
    Iterator<PairFeatures> pairs = looked.pairs().iterator();
    PairFeatures next = next(pairs);
    for (FileFeatures file : files) {
      boolean compared = place > 0 && next != null && next.estimate() == file;
      // of a file that stands there twice, the first one's row has all
      List<Finding> here = found.remove(file.name());
      all.add(rows.row(item, place, file, compared ? next : null, here == null ? List.of() : here));
      next = compared ? next(pairs) : next;
      place++;
    }
    return all;
  }

  private static @Nullable PairFeatures next(Iterator<PairFeatures> pairs) {
    return pairs.hasNext() ? pairs.next() : null;
  }

  /** What is found in single files and pairs, by the file it is said of. */
  private Map<String, List<Finding>> found(List<FileFeatures> files, List<PairFeatures> pairs) {
    var part = new AuditData(files, pairs, List.of(), List.of(), List.of(), true);
    return checks.ofPart(part).stream().collect(Collectors.groupingBy(Finding::file));
  }
}
