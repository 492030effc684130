package io.github.camelrecraft;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of operations other than generate. */
@UriParams
abstract class ToolConfiguration extends ServiceConfiguration {

    @UriParam(label = "producer")
    private @Nullable Double strength;

    @UriParam(label = "producer,edit")
    private @Nullable Integer expandLeft;

    @UriParam(label = "producer,edit")
    private @Nullable Integer expandRight;

    @UriParam(label = "producer,edit")
    private @Nullable Integer expandTop;

    @UriParam(label = "producer,edit")
    private @Nullable Integer expandBottom;

    @UriParam(label = "producer,edit")
    private @Nullable Double zoomOutPercentage;

    @UriParam(label = "producer,edit", enums = "subtle,moderate")
    private @Nullable String refinement;

    @UriParam(label = "producer,explore")
    private @Nullable String sourceImageId;

    @UriParam(label = "producer,explore")
    private @Nullable Integer similarity;

    @UriParam(label = "producer,vectorize")
    private @Nullable Boolean svgCompression;

    @UriParam(label = "producer,vectorize")
    private @Nullable Boolean limitNumShapes;

    @UriParam(label = "producer,vectorize")
    private @Nullable Integer maxNumShapes;

    @UriParam(label = "producer,vectorize")
    private @Nullable Boolean colorReduction;

    @UriParam(label = "producer,vectorize")
    private @Nullable Boolean returnGradients;

    @UriParam(label = "producer,vectorize", enums = "cut_out,hierarchical")
    private @Nullable String shapeStacking;

    @UriParam(label = "producer,vectorize")
    private @Nullable Boolean smallShapeFilter;

    @UriParam(label = "producer,vectorize")
    private @Nullable String strictColorPalette;

    @UriParam(label = "producer,style")
    private @Nullable Boolean privateStyle;

    @UriParam(label = "producer,style")
    private @Nullable String imageWeights;

    @UriParam(label = "producer,style")
    private @Nullable String sourceStyles;

    @UriParam(label = "producer,style")
    private @Nullable String sourceStyleWeights;

    @UriParam(label = "producer,style", enums = "PaletteMatch,MaxWeight")
    private @Nullable String mixPolicy;

    @UriParam(label = "producer,style")
    private @Nullable Boolean basicStyles;

    public @Nullable Double getStrength() {
        return strength;
    }

    /**
     * How far the result may be from the image, 0 (the same) to 1 (hardly alike), for imageToImage. Recraft needs it;
     * fal takes 0.5 when it is not set.
     */
    public void setStrength(@Nullable Double strength) {
        this.strength = strength;
    }

    public @Nullable Integer getExpandLeft() {
        return expandLeft;
    }

    /**
     * By how many pixels outpaint extends the image to the left, 0 to 4096.
     */
    public void setExpandLeft(@Nullable Integer expandLeft) {
        this.expandLeft = expandLeft;
    }

    public @Nullable Integer getExpandRight() {
        return expandRight;
    }

    /**
     * By how many pixels outpaint extends the image to the right, 0 to 4096.
     */
    public void setExpandRight(@Nullable Integer expandRight) {
        this.expandRight = expandRight;
    }

    public @Nullable Integer getExpandTop() {
        return expandTop;
    }

    /**
     * By how many pixels outpaint extends the image upwards, 0 to 4096.
     */
    public void setExpandTop(@Nullable Integer expandTop) {
        this.expandTop = expandTop;
    }

    public @Nullable Integer getExpandBottom() {
        return expandBottom;
    }

    /**
     * By how many pixels outpaint extends the image downwards, 0 to 4096.
     */
    public void setExpandBottom(@Nullable Integer expandBottom) {
        this.expandBottom = expandBottom;
    }

    public @Nullable Double getZoomOutPercentage() {
        return zoomOutPercentage;
    }

    /**
     * By how many percent outpaint makes the image smaller within its frame, 0 to less than 100.
     */
    public void setZoomOutPercentage(@Nullable Double zoomOutPercentage) {
        this.zoomOutPercentage = zoomOutPercentage;
    }

    public @Nullable String getRefinement() {
        return refinement;
    }

    /**
     * How much enhanceDetails changes: subtle or moderate.
     */
    public void setRefinement(@Nullable String refinement) {
        this.refinement = refinement;
    }

    public @Nullable String getSourceImageId() {
        return sourceImageId;
    }

    /**
     * The image of explore that exploreSimilar starts from, by the id that came in CamelRecraftImageId.
     */
    public void setSourceImageId(@Nullable String sourceImageId) {
        this.sourceImageId = sourceImageId;
    }

    public @Nullable Integer getSimilarity() {
        return similarity;
    }

    /**
     * How alike exploreSimilar makes its images, 1 to 5.
     */
    public void setSimilarity(@Nullable Integer similarity) {
        this.similarity = similarity;
    }

    public @Nullable Boolean getSvgCompression() {
        return svgCompression;
    }

    /**
     * Whether vectorize compresses the SVG. Recraft only. When it is not set, the provider decides.
     */
    public void setSvgCompression(@Nullable Boolean svgCompression) {
        this.svgCompression = svgCompression;
    }

    public @Nullable Boolean getLimitNumShapes() {
        return limitNumShapes;
    }

    /**
     * Whether vectorize limits the number of shapes to maxNumShapes. Recraft only. When it is not set, the provider
     * decides.
     */
    public void setLimitNumShapes(@Nullable Boolean limitNumShapes) {
        this.limitNumShapes = limitNumShapes;
    }

    public @Nullable Integer getMaxNumShapes() {
        return maxNumShapes;
    }

    /**
     * The most shapes that vectorize makes.
     */
    public void setMaxNumShapes(@Nullable Integer maxNumShapes) {
        this.maxNumShapes = maxNumShapes;
    }

    public @Nullable Boolean getColorReduction() {
        return colorReduction;
    }

    /**
     * Whether vectorize reduces the number of colours. Recraft only. When it is not set, the provider decides.
     */
    public void setColorReduction(@Nullable Boolean colorReduction) {
        this.colorReduction = colorReduction;
    }

    public @Nullable Boolean getReturnGradients() {
        return returnGradients;
    }

    /**
     * Whether vectorize may make gradients. Recraft only. When it is not set, the provider decides.
     */
    public void setReturnGradients(@Nullable Boolean returnGradients) {
        this.returnGradients = returnGradients;
    }

    public @Nullable String getShapeStacking() {
        return shapeStacking;
    }

    /**
     * How vectorize puts shapes on one another: cut_out or hierarchical.
     */
    public void setShapeStacking(@Nullable String shapeStacking) {
        this.shapeStacking = shapeStacking;
    }

    public @Nullable Boolean getSmallShapeFilter() {
        return smallShapeFilter;
    }

    /**
     * Whether vectorize leaves out small shapes. Recraft only. When it is not set, the provider decides.
     */
    public void setSmallShapeFilter(@Nullable Boolean smallShapeFilter) {
        this.smallShapeFilter = smallShapeFilter;
    }

    public @Nullable String getStrictColorPalette() {
        return strictColorPalette;
    }

    /**
     * The only colours that vectorize uses, written as in colors.
     */
    public void setStrictColorPalette(@Nullable String strictColorPalette) {
        this.strictColorPalette = strictColorPalette;
    }

    public @Nullable Boolean getPrivateStyle() {
        return privateStyle;
    }

    /**
     * Whether the style that createStyle makes is for this account alone. Recraft only. When it is not set, the
     * provider decides.
     */
    public void setPrivateStyle(@Nullable Boolean privateStyle) {
        this.privateStyle = privateStyle;
    }

    public @Nullable String getImageWeights() {
        return imageWeights;
    }

    /**
     * How much each image counts for createStyle: numbers separated by commas, in the order of the images.
     */
    public void setImageWeights(@Nullable String imageWeights) {
        this.imageWeights = imageWeights;
    }

    public @Nullable String getSourceStyles() {
        return sourceStyles;
    }

    /**
     * Styles that createStyle mixes, separated by commas. V2 and V3 only.
     */
    public void setSourceStyles(@Nullable String sourceStyles) {
        this.sourceStyles = sourceStyles;
    }

    public @Nullable String getSourceStyleWeights() {
        return sourceStyleWeights;
    }

    /**
     * How much each of sourceStyles counts: numbers separated by commas.
     */
    public void setSourceStyleWeights(@Nullable String sourceStyleWeights) {
        this.sourceStyleWeights = sourceStyleWeights;
    }

    public @Nullable String getMixPolicy() {
        return mixPolicy;
    }

    /**
     * How createStyle mixes the palettes of several styles: PaletteMatch or MaxWeight. V2 and V3 only.
     */
    public void setMixPolicy(@Nullable String mixPolicy) {
        this.mixPolicy = mixPolicy;
    }

    public @Nullable Boolean getBasicStyles() {
        return basicStyles;
    }

    /**
     * Whether listStyles lists Recraft's own styles in place of the account's. When it is not set, it is the
     * account's.
     */
    public void setBasicStyles(@Nullable Boolean basicStyles) {
        this.basicStyles = basicStyles;
    }
}
