package io.github.camelrecraft.image;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens XML that is not trusted: nothing outside it is read, and nothing in it expands. */
final class XmlReaders {

    /**
     * Java 24 and later stop at a nesting of 100, at 200 attributes and at 100,000 characters written as references.
     * That protects from entities, which are off here, and would refuse large drawings.
     */
    private static final String[] LIMITS_FOR_ENTITIES = {
        "jdk.xml.maxElementDepth",
        "jdk.xml.elementAttributeLimit",
        "jdk.xml.maxGeneralEntitySizeLimit",
        "jdk.xml.totalEntitySizeLimit"
    };

    private XmlReaders() {}

    /**
     * A reader that knows no namespaces: a prefix without a declaration is common in SVG and does no harm.
     *
     * @param xml as text, because the parser prints to the console what is wrong with bytes
     */
    static XMLStreamReader open(Reader xml) throws XMLStreamException {
        // The JDK's own, whatever else is on the class path: what is switched off here is known to be off there.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
        for (String limit : LIMITS_FOR_ENTITIES) {
            factory.setProperty(limit, 0);
        }
        return factory.createXMLStreamReader(xml);
    }
}
