//! How wide text is, by the advances of the face that will be used to set it.

use ttf_parser::Face;

/// A face to measure with.
pub struct Ruler {
    face: Face<'static>,
    /// Advances of the first plane in em: charts ask for the same few hundred characters hundreds of times each.
    known: Vec<f64>,
}

impl Ruler {
    /// Measures with a face that is part of the program.
    ///
    /// # Panics
    /// If the bytes are no font.
    #[must_use]
    pub fn new(face: &'static [u8]) -> Self {
        let face = Face::parse(face, 0).expect("the embedded face is sound");
        let em = f64::from(face.units_per_em());
        // A character without a glyph is reported elsewhere; here it takes the room of a Han character.
        let mut known = vec![1.0; 0x1_0000];
        for table in face
            .tables()
            .cmap
            .into_iter()
            .flat_map(|cmap| cmap.subtables)
            .filter(ttf_parser::cmap::Subtable::is_unicode)
        {
            table.codepoints(|point| {
                let advance = table.glyph_index(point).and_then(|glyph| face.glyph_hor_advance(glyph));
                if let (Some(slot), Some(units)) = (known.get_mut(point as usize), advance) {
                    *slot = f64::from(units) / em;
                }
            });
        }
        Self { face, known }
    }

    /// Width of a line of text set at `size`, in the unit of `size`.
    #[must_use]
    pub fn width(&self, text: &str, size: f64) -> f64 {
        text.chars().map(|c| self.advance(c)).sum::<f64>() * size
    }

    /// The first character that the face can't show.
    #[must_use]
    pub fn missing(&self, text: &str) -> Option<char> {
        text.chars().find(|&c| !c.is_whitespace() && self.face.glyph_index(c).is_none())
    }

    fn advance(&self, c: char) -> f64 {
        self.known.get(c as usize).copied().unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::flow::samples::ruler;

    #[test]
    fn a_han_character_is_one_em_and_a_digit_less() {
        let ruler = ruler();
        assert!((ruler.width("民政", 7.0) - 14.0).abs() < 0.01);
        assert!(ruler.width("20", 7.0) < 10.0);
    }

    #[test]
    fn names_the_character_it_cannot_show() {
        assert_eq!(ruler().missing("民政局"), None);
        assert_eq!(ruler().missing("民\u{E000}政"), Some('\u{E000}'));
    }
}
