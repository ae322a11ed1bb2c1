package sqe.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.table.LockFile;
import sqe.table.TableException;

/** {@code lock}: a table as the text of a baseline, as by {@code sqe gate --lock}. */
final class LockMethod implements Method {

  @Override
  public Map<String, @Nullable Object> answer(Params params, Call call) throws RequestException {
    params.requireOnly(List.of("table"));
    params.required("table");
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    try {
      result.put("text", LockFile.text(RequestedTable.of(params.object("table"), "table")));
    } catch (TableException e) {
      throw Failures.of(e);
    }
    return result;
  }
}
