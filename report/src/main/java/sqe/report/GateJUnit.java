package sqe.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;

/** A gate's report as JUnit XML: one test case a metric and group. */
final class GateJUnit {

  private GateJUnit() {}

  /** The whole document. */
  static String of(GateReport report) {
    List<MetricResult> results = report.all();
    List<String> strict = report.strictFailures();
    long failures =
        strict.size()
            + results.stream().filter(r -> report.fails(r) || report.undecided(r)).count();
    long skipped = results.stream().filter(r -> skipped(r, report)).count();
    return suite(
        results.size() + strict.size(),
        failures,
        0,
        skipped,
        xml -> {
          for (MetricResult result : results) {
            testCase(xml, result, report);
          }
          for (String rule : strict) {
            testCase(xml, rule);
          }
        });
  }

  /** One test case that is an error: nothing was compared. */
  static String of(GateRefusal refusal) {
    return suite(
        1,
        0,
        1,
        0,
        xml -> {
          start(xml, "comparison");
          xml.writeStartElement("error");
          xml.writeAttribute("type", GateRefusal.OUTCOME);
          xml.writeAttribute("message", clean(refusal.message()));
          xml.writeEndElement();
          xml.writeEndElement();
        });
  }

  /** What stands in a suite. */
  private interface Cases {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String suite(long tests, long failures, long errors, long skipped, Cases cases) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "sqe gate");
      xml.writeAttribute("tests", String.valueOf(tests));
      xml.writeAttribute("failures", String.valueOf(failures));
      xml.writeAttribute("errors", String.valueOf(errors));
      xml.writeAttribute("skipped", String.valueOf(skipped));
      cases.write(xml);
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory", e);
    }
    return text + "\n";
  }

  private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "sqe.gate");
    xml.writeAttribute("name", clean(name));
  }

  /** A rule of a strict gate that is broken. */
  private static void testCase(XMLStreamWriter xml, String rule) throws XMLStreamException {
    start(xml, rule);
    xml.writeStartElement("failure");
    xml.writeAttribute("type", "STRICT");
    xml.writeAttribute("message", clean(rule));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static boolean skipped(MetricResult result, GateReport report) {
    boolean bad = result.verdict() == Verdict.INCONCLUSIVE || result.verdict() == Verdict.FAIL;
    return bad && !report.fails(result) && !report.undecided(result);
  }

  private static void testCase(XMLStreamWriter xml, MetricResult result, GateReport report)
      throws XMLStreamException {
    start(xml, result.name());
    String details =
        clean(GateWords.power(result) + "\n" + String.join("\n", GateWords.remarks(result)));
    if (report.fails(result) || report.undecided(result)) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", result.verdict().name());
      xml.writeAttribute("message", clean(GateWords.sentence(result)));
      xml.writeCharacters(details);
      xml.writeEndElement();
    } else if (skipped(result, report)) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", clean(GateWords.sentence(result)));
      xml.writeEndElement();
    }
    xml.writeStartElement("system-out");
    xml.writeCharacters(clean(GateWords.sentence(result)) + "\n" + details);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** Characters that XML 1.0 cannot hold become a replacement character. */
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
