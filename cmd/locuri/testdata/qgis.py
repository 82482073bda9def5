"""Works on Locuri's collections as somebody at QGIS does, without a window, and prints what it met as one line of JSON.

python3 - URL TOKEN COLLECTIONS UUID WEST SOUTH EAST NORTH   (the collections separated by commas; this file on standard input)
"""

import collections
import json
import sys

from qgis.core import (
    Qgis, QgsApplication, QgsAuthMethodConfig, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFeature,
    QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsProject, QgsRectangle, QgsVectorDataProvider, QgsVectorLayer,
    QgsWkbTypes)

STEREO_70 = QgsCoordinateReferenceSystem("EPSG:3844")
url, token, names, uuid = sys.argv[1:5]
box = QgsRectangle(*map(float, sys.argv[5:9]))


def sign_in():
    """Keeps the token as the password of a Basic configuration and gives the configuration's number."""
    manager = QgsApplication.authManager()
    manager.setMasterPassword("only for this test", True)
    config = QgsAuthMethodConfig("Basic")
    config.setName("Locuri")
    config.setConfig("username", "token")
    config.setConfig("password", token)
    manager.storeAuthenticationConfig(config)
    return config.id()


def load(name, **more):
    source = " ".join(f"{key}='{value}'" for key, value in {"url": url, "typename": name, **more}.items())
    return QgsVectorLayer(source, name, "OAPIF")


def describe(layer):
    if not layer.isValid():
        return {"error": layer.error().message() or "is not valid"}
    extent = layer.extent()
    read = list(layer.getFeatures())
    return {
        "count": layer.featureCount(), "read": len(read), "crs": layer.crs().authid(),
        "extent": [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()],
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "geometries": collections.Counter(QgsWkbTypes.displayString(f.geometry().wkbType()) for f in read),
        "drawn": sum(f.geometry().type() == layer.geometryType() for f in read),
    }


def in_box():
    """Which features a map window shows; the server is asked with bbox."""
    return sum(1 for _ in load("places", restrictToRequestBBOX="1").getFeatures(QgsFeatureRequest().setFilterRect(box)))


def subset():
    layer = load("places")
    accepted = layer.setSubsetString("\"life\" = 'live' AND \"title\" LIKE 'P%'")
    return {"accepted": accepted, "count": layer.featureCount(), "read": sum(1 for _ in layer.getFeatures())}


def first(features, fits=lambda feature: True):
    """The first that fits. All are read: a list that is left in the middle of a download can deadlock QGIS 3.22, whose
    downloading thread then signals a condition that is gone already (libprovider_wfs)."""
    return next(iter([f for f in features if fits(f)]), None)


def place_of(layer, crs=None):
    """The point of one place in the layer's own system, or moved into another by QGIS."""
    request = QgsFeatureRequest().setFilterExpression(f"\"uuid\" = '{uuid}'")
    if crs:
        request.setDestinationCrs(crs, QgsProject.instance().transformContext())
    point = first(layer.getFeatures(request)).geometry().asPoint()
    return [point.x(), point.y()]


def edit(config, name, **more):
    """Adds a place, changes attribute and geometry in one go, and deletes it: what a person does before each save."""
    layer = load(name, authcfg=config, **more)
    if not layer.dataProvider().capabilities() & QgsVectorDataProvider.AddFeatures:
        return None
    there = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), layer.crs(), QgsProject.instance())
    steps = []

    def at(longitude, latitude):
        return QgsGeometry.fromPointXY(there.transform(QgsPointXY(longitude, latitude)))

    def save():
        steps.append({"saved": layer.commitChanges(), "told": layer.commitErrors()})
        return first(load(name, authcfg=config, **more).getFeatures(), lambda f: f["title_ro"] == "Nou din QGIS")

    layer.startEditing()
    new = QgsFeature(layer.fields())
    new.setGeometry(at(21.2345, 45.7512))
    for field, value in {"kind": "intervention", "category": "mural", "life": "live", "title_ro": "Nou din QGIS"}.items():
        new[field] = value
    layer.addFeature(new)
    made = save()
    steps[-1]["made"] = made is not None
    if not made:
        return steps
    own = first(layer.getFeatures(), lambda f: f["uuid"] == made["uuid"])
    layer.startEditing()
    layer.changeAttributeValue(own.id(), layer.fields().indexOf("title_en"), "New from QGIS")
    layer.changeGeometry(own.id(), at(21.2355, 45.7522))
    changed = save()
    point = there.transform(changed.geometry().asPoint(), QgsCoordinateTransform.ReverseTransform)
    steps[-1].update(title=changed["title_en"], point=[point.x(), point.y()])
    layer.startEditing()
    layer.deleteFeatures([own.id()])
    steps[-1]["gone"] = save() is None
    return steps


def main():
    config = sign_in()
    report = {"version": Qgis.QGIS_VERSION, "number": Qgis.QGIS_VERSION_INT}
    report["layers"] = {name: describe(load(name)) for name in names.split(",")}
    report["planner"] = describe(load("places", authcfg=config))
    report["in_box"] = in_box()
    report["subset"] = subset()
    report["moved"] = place_of(load("places"), STEREO_70)
    asked = load("places", srsname="EPSG:3844")
    report["asked"] = {"crs": asked.crs().authid(), "point": place_of(asked)}
    report["edit"] = {"interventions": edit(config, "interventions"), "place-points": edit(config, "place-points", srsname="EPSG:3844")}
    print("REPORT " + json.dumps(report))


application = QgsApplication([], False)
application.initQgis()
main()
application.exitQgis()
