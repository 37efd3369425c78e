/** Loads the typeface, the tokens and the ground rules of every screen; import it once, before any component. */
import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import '@fontsource/inter/600.css';
import './tokens.css';
import './base.css';
