declare module 'virtual:hues.css';
